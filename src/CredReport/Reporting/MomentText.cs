using CredReport.Evaluation;
using CredReport.Model;

namespace CredReport.Reporting;

/// <summary>Says at which moment ages were judged, and how far it can be trusted.</summary>
internal static class MomentText
{
    /// <summary>A clause without a full stop; null when no rule asks for the moment.</summary>
    public static string? Describe(Instant? asOf, AsOfSource? source) => source switch
    {
        AsOfSource.Option => $"{asOf}, as asked for",
        AsOfSource.GeneratedTime => $"{asOf}, when AWS made the report",
        AsOfSource.NewestTimestamp => $"{asOf}, the newest timestamp in the report, which does not say when it was made: a lower bound; a fail by age stands, a pass by age may not",
        AsOfSource.NotNeeded => null,
        _ => "no moment could be found",
    };
}
