using CredReport.Evaluation;
using CredReport.Evidence;
using CredReport.Rules;

namespace CredReport.Cli.Options;

/// <summary>What the options of a command line ask for: what is evaluated, and how.</summary>
/// <param name="Rules">The chosen rules.</param>
/// <param name="Options">How.</param>
/// <param name="ExceptionsName">The name of the exceptions file, as it was given; null for none.</param>
/// <param name="ExpectedAccounts">The list of expected accounts; null for none.</param>
internal sealed record EvaluationRequest(IReadOnlyList<Rule> Rules, AnalysisOptions Options, string? ExceptionsName, ExpectedAccounts? ExpectedAccounts);
