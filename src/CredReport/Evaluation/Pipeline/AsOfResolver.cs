using CredReport.Diagnostics;
using CredReport.Input;
using CredReport.Model;
using CredReport.Parsing;
using CredReport.Rules;

namespace CredReport.Evaluation.Pipeline;

/// <summary>Settles at which moment a report is judged.</summary>
/// <param name="rules">The rules.</param>
/// <param name="options">How the run is done.</param>
/// <param name="known">The report's moment where it is known before; null to find it where a rule or an accepted risk asks for it.</param>
internal sealed class AsOfResolver(IReadOnlyList<Rule> rules, AnalysisOptions options, ReportMoment? known)
{
    private readonly bool _needsMoment = options.NeedsMoment(rules);

    /// <summary>Whether the report's text may be read to find the moment, before it is read to be judged.</summary>
    public bool MayReadText => _needsMoment && options.AsOf is null && known is null;

    /// <summary>The moment and where it comes from; no moment where none is needed, and neither where there should be one and is none.</summary>
    /// <param name="document">The report.</param>
    /// <param name="generatedAt">When AWS made it, by its own word; null when it does not say.</param>
    public (Instant? AsOf, AsOfSource? Source) Resolve(SourceDocument document, Instant? generatedAt)
    {
        if (known is not null) return (known.AsOf, known.Source);
        if (!_needsMoment) return (null, AsOfSource.NotNeeded);
        if (options.AsOf is not null) return (options.AsOf, AsOfSource.Option);
        if (generatedAt is not null) return (generatedAt, AsOfSource.GeneratedTime);
        return NewestTimestamp.Find(document) is { } newest ? (newest, AsOfSource.NewestTimestamp) : (null, null);
    }

    /// <summary>Reports that the report has no moment.</summary>
    public void ReportMissing(DiagnosticBag diagnostics) => diagnostics.Add(DiagnosticCatalogue.NoTimestamp,
        $"{MessageArgument.Own(rules.Any(rule => rule.NeedsMoment) ? "A chosen rule" : "An exception")} needs the time of the report, which has no timestamp: its rows were not judged. Pass it with --as-of.");
}

/// <summary>The moment of a report.</summary>
/// <param name="AsOf">The moment.</param>
/// <param name="Source">Where it comes from.</param>
internal sealed record ReportMoment(Instant AsOf, AsOfSource Source);
