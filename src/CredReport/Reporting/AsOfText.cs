using CredReport.Evaluation;
using CredReport.Model;

namespace CredReport.Reporting;

/// <summary>Says at which moment ages and exceptions were judged, and how far it can be trusted.</summary>
internal static class AsOfText
{
    /// <summary>A clause without a full stop; null when nothing asks for the moment.</summary>
    public static string? Describe(Instant? asOf, AsOfSource? source, AsOfUse use) => source switch
    {
        AsOfSource.Option => $"{asOf}, as asked for",
        AsOfSource.GeneratedTime => $"{asOf}, when AWS generated the report",
        AsOfSource.NewestTimestamp => $"{asOf}, the newest timestamp in the report, which does not say when it was generated: a lower bound; {Consequence(use)}",
        AsOfSource.NotNeeded => null,
        _ => "no moment could be found",
    };

    private static string Consequence(AsOfUse use) => (use.Ages, use.Exceptions) switch
    {
        (true, true) => "a failure by age is certain, a pass by age is not, and an exception may have expired since",
        (false, true) => "an exception may have expired since",
        _ => "a failure by age is certain, a pass by age is not",
    };
}
