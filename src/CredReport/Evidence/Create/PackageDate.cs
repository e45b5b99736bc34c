using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Evidence.Create;

/// <summary>The time that a package is dated with. Today's clock is never asked: the same inputs give the same package.</summary>
internal static class PackageDate
{
    /// <summary>The time that was named for it; else the newest one of the reports: of each its as-of time, when it was generated, or its newest timestamp.</summary>
    /// <exception cref="EvidenceException">There is none.</exception>
    public static Instant Of(EvidenceOptions options, IReadOnlyList<PackagedSource> sources, AnalysisResult result)
    {
        if ((options.PackagedAt ?? options.AsOf) is { } named) return named;

        Instant?[] moments = [.. result.Sources.Select((source, i) => source.Judged ? source.AsOf ?? source.GeneratedAt ?? Newest(sources[i].Input, options.Limits) : null)];
        return moments.Max() ?? throw new EvidenceException("No report has a time that the package could be dated with: pass one with --packaged-at.");
    }

    private static Instant? Newest(ReportInput input, InputLimits limits)
    {
        using SourceDocument document = SourceDocument.Open(input, hashes: false, keeps: false, new DiagnosticBag(input.Name), limits);
        return NewestTimestamp.Find(document);
    }
}
