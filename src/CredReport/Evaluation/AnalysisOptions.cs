using CredReport.Evaluation.Exceptions;
using CredReport.Input;
using CredReport.Model;
using CredReport.Rules;

namespace CredReport.Evaluation;

/// <summary>How a run is done.</summary>
public sealed record AnalysisOptions
{
    /// <summary>The moment at which ages are judged; null for each report's own, see <see cref="Evaluation.AsOfSource"/>.</summary>
    public Instant? AsOf { get; init; }

    /// <summary>Risks that are accepted: a failing user whom one covers at the moment is excluded. Null for none; where there are any for a chosen rule, the moment is needed.</summary>
    public AcceptedRisks? AcceptedRisks { get; init; }

    /// <summary>
    /// What stands for accounts and users in everything that comes of the run, names of inputs included; null where they are shown.
    /// Judged is what the reports hold.
    /// </summary>
    public Pseudonyms? Pseudonyms { get; init; }

    /// <summary>
    /// Ids of the accounts of which a report has to be judged, and of no others; null where nobody says. One that is missing or not in
    /// the list is an error. In a comparison it is the new side that is looked at.
    /// </summary>
    public IReadOnlyList<string>? ExpectedAccounts { get; init; }

    /// <summary>Ids of accounts of which a report may be judged beside <see cref="ExpectedAccounts"/> and need not, as of suspended ones.</summary>
    public IReadOnlyList<string> OptionalAccounts { get; init; } = [];

    /// <summary>Whether every verdict becomes a finding, or only those that fail, are excluded or cannot be assessed.</summary>
    public bool ShowAll { get; init; }

    /// <summary>How many threads judge inputs, and the segments of large ones, at least 1. The result is the same for any number.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Bounds on what is held of an input.</summary>
    public InputLimits Limits { get; init; } = InputLimits.Default;

    /// <summary>Counts what is done while the run goes on; null when nobody looks.</summary>
    public AnalysisProgress? Progress { get; init; }

    /// <summary>Ends the run early.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Whether something asks for the as-of time.</summary>
    internal bool NeedsMoment(IReadOnlyList<Rule> rules) => rules.Any(rule => rule.NeedsMoment) || AcceptedRisks?.ApplyTo(rules) == true;
}
