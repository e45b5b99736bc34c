using CredReport.Diagnostics;
using CredReport.Evaluation.Accounts;
using CredReport.Evaluation.Diagnostics;
using CredReport.Evaluation.Exceptions;
using CredReport.Evaluation.Rows;
using CredReport.Model;
using CredReport.Parsing;
using CredReport.Rules;

namespace CredReport.Evaluation.Pipeline;

/// <summary>
/// Puts together what comes of an input's chunks, in their order: what only the rows before decide, as users who are listed twice, accounts
/// with too many, and the bounds on diagnostics. Used by one thread at a time.
/// </summary>
/// <param name="name">Name of the input.</param>
/// <param name="rules">The rules.</param>
/// <param name="options">How the run is done.</param>
/// <param name="diagnostics">What is wrong with the input; that of its opening comes first.</param>
internal sealed class InputAggregator(string name, IReadOnlyList<Rule> rules, AnalysisOptions options, DiagnosticBag diagnostics) : IDisposable
{
    private readonly AccountAggregator _accounts = new(diagnostics);
    private readonly VerdictCounts[] _byRule = [.. rules.Select(_ => new VerdictCounts())];
    private readonly OccurrenceCounters _occurrences = new();
    private volatile HeaderState? _header;
    private bool _hasJudgedHeader;
    private long _read;
    private long _judged;
    private long _notJudged;

    /// <summary>Diagnostics past those that are held, where all are needed.</summary>
    public DiagnosticSpool? Further { get; init; }

    /// <summary>See <see cref="SourceResult.Form"/>.</summary>
    public string? Form { get; init; }

    /// <summary>See <see cref="SourceResult.GeneratedAt"/>.</summary>
    public Instant? GeneratedAt { get; init; }

    /// <summary>See <see cref="SourceResult.AsOf"/>.</summary>
    public Instant? AsOf { get; init; }

    /// <summary>See <see cref="SourceResult.AsOfSource"/>.</summary>
    public AsOfSource? AsOfSource { get; init; }

    /// <summary>What accepted risks cover; null when they can cover nothing.</summary>
    public AcceptedRiskCoverage? Coverage { get; init; }

    /// <summary>Whether the input is a file of a folder that has nothing to do with reports.</summary>
    public bool IsOtherFile { get; init; }

    /// <summary>Under what the rows after those that were merged begin; null where there is no header. May be read by any thread.</summary>
    public HeaderState? Header => _header;

    /// <summary>The verdicts of each rule.</summary>
    public IReadOnlyList<VerdictCounts> ByRule => _byRule;

    /// <summary>The verdicts by account, an empty id standing for none.</summary>
    public IEnumerable<KeyValuePair<string, AccountTable.Entry>> ByAccount => _accounts.Entries;

    /// <summary>How many accounts <see cref="ByAccount"/> has.</summary>
    public int AccountCount => _accounts.AccountCount;

    /// <summary>How many diagnostics are not held.</summary>
    public IEnumerable<OmittedDiagnostics> OmittedDiagnostics => diagnostics.Omitted;

    /// <summary>Reports something about the input that only the run as a whole shows.</summary>
    public void Add(DiagnosticDescriptor descriptor, DiagnosticMessage message) => diagnostics.Add(descriptor, message);

    /// <summary>Begins with the rows after the first header.</summary>
    /// <param name="header">The header.</param>
    /// <param name="occurrences">What was seen up to it.</param>
    public void Begin(HeaderState header, OccurrenceCounters occurrences)
    {
        _header = header;
        _hasJudgedHeader = header.CanEvaluate;
        _occurrences.Add(occurrences);
    }

    /// <summary>Adds a result, which has to be that of the rows after those that were merged before, under the header that they have.</summary>
    public void Merge(ChunkResult result)
    {
        _accounts.Merge(result.Accounts);
        for (int i = 0; i < _byRule.Length; i++) _byRule[i].Add(result.ByRule[i]);
        _judged += result.Judged;
        _notJudged += result.NotJudged;
        options.Progress?.Add(0, result.Judged, result.Failing);
        if (result.End is not { } end) return;

        if (end.Coverage is { } coverage) Coverage!.Add(coverage);
        _hasJudgedHeader |= end.HasJudgedHeader;
        _read += end.RowsRead;
        _notJudged += end.RowsRefused;
        _occurrences.Add(end.Occurrences);
        _header = end.Header;
    }

    /// <summary>What became of the input when all was merged.</summary>
    public SourceResult Finish(InputEnd end)
    {
        bool judged = false;
        if (!end.IsWhole) diagnostics.AddRange(end.Diagnostics);
        if (_header is not null)
        {
            _occurrences.Report(diagnostics);
            bool isWhole = end.IsWhole && _hasJudgedHeader;
            if (isWhole) _accounts.Check(_read);
            judged = _judged > 0 || (_read == 0 && isWhole);
        }

        if (end.IsWhole) diagnostics.AddRange(end.Diagnostics);
        Pseudonyms? pseudonyms = options.Pseudonyms;
        return new SourceResult
        {
            Name = name,
            Sha256 = pseudonyms is null ? end.Sha256 : null,
            HmacSha256 = end.Sha256 is null ? null : pseudonyms?.Content(end.Sha256),
            Bytes = pseudonyms is null ? end.Bytes : null,
            Form = Form,
            GeneratedAt = GeneratedAt,
            AsOf = AsOf,
            AsOfSource = AsOfSource,
            Accounts = _accounts.Accounts,
            Rows = new RowCounts(_read, _judged, _notJudged),
            Diagnostics = diagnostics.Items,
            Further = Further,
            HasErrors = diagnostics.HasErrors,
            Judged = judged,
        };
    }

    public void Dispose() => _accounts.Dispose();
}
