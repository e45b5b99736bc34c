using CredReport.Evaluation;
using CredReport.Evaluation.Exceptions;
using CredReport.Model;
using CredReport.Rules;

namespace CredReport.Reporting;

/// <summary>Says as of which time ages and exceptions were evaluated, and how far it can be trusted.</summary>
internal static class AsOfText
{
    /// <summary>A clause without a full stop; null when nothing asks for the time.</summary>
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

/// <summary>What the as-of time is needed for.</summary>
/// <param name="Ages">Rules ask for it.</param>
/// <param name="Exceptions">Exceptions ask for it.</param>
internal readonly record struct AsOfUse(bool Ages, bool Exceptions)
{
    /// <summary>The subject of a sentence.</summary>
    public string Subject => (Ages, Exceptions) switch
    {
        (true, true) => "Ages and exceptions",
        (false, true) => "Exceptions",
        _ => "Ages",
    };

    public static AsOfUse Of(IReadOnlyList<Rule> rules, AcceptedRisks? risks) => new(rules.Any(rule => rule.NeedsMoment), risks?.ApplyTo(rules) == true);
}
