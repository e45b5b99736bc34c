using CredReport.Diagnostics;
using CredReport.Evaluation.Diagnostics;
using CredReport.Input;
using CredReport.Model;

namespace CredReport.Evaluation;

/// <summary>What became of one input.</summary>
public sealed class SourceResult
{
    /// <summary>The input's name.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the input's bytes in lower-case hex; null when no output asked for it, the bytes could not be had, or there are pseudonyms.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Stands for <see cref="Sha256"/> under the key of pseudonyms, see <see cref="Pseudonyms.Content"/>; null without one.</summary>
    public string? HmacSha256 { get; init; }

    /// <summary>Bytes of the input, as far as they were read; null where there are pseudonyms, for lengths of names can be read off it.</summary>
    public long? Bytes { get; init; }

    /// <summary>The form that was found, see <see cref="SourceForms"/>; null when it is no report.</summary>
    public string? Form { get; init; }

    /// <summary>When AWS made the report, by its own word; null when it does not say.</summary>
    public Instant? GeneratedAt { get; init; }

    /// <summary>The moment at which this report was judged; null when none was needed or found.</summary>
    public Instant? AsOf { get; init; }

    /// <summary>Where <see cref="AsOf"/> comes from; null when a moment was needed and none found, or the input is no report.</summary>
    public AsOfSource? AsOfSource { get; init; }

    /// <summary>Ids of the accounts whose users were judged, in ordinal order.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>What became of the rows.</summary>
    public RowCounts Rows { get; init; } = RowCounts.None;

    /// <summary>
    /// What is wrong with the input, in the order in which it was found. Of kinds that repeat without end the first ones;
    /// <see cref="OmittedDiagnostics"/> has the number of the others.
    /// </summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; internal set; } = [];

    /// <summary>How many diagnostics are not kept, by kind.</summary>
    public IReadOnlyList<OmittedDiagnostics> OmittedDiagnostics { get; internal set; } = [];

    /// <summary>
    /// All that is wrong with the input, whatever the number, where a writer needs it. Of an analysis it is to be read within
    /// <see cref="IFindingWriter.Complete"/>, and once; of a comparison at any time.
    /// </summary>
    public IEnumerable<Diagnostic> EveryDiagnostic => Further is null ? Diagnostics : Diagnostics.Take(DiagnosticBag.MostHeld).Concat(Further.ReadAll());

    /// <summary>Whether the input is a report that could be judged, if only in part.</summary>
    public bool Judged { get; init; }

    /// <summary>Judged rows.</summary>
    public long Users => Rows.Judged;

    /// <summary>What tells the input's bytes from others, with a key or without.</summary>
    internal string? Digest => HmacSha256 ?? Sha256;

    internal bool HasErrors { get; init; }

    internal DiagnosticSpool? Further { get; init; }
}
