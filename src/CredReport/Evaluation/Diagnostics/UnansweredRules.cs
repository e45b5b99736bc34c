using CredReport.Diagnostics;
using CredReport.Rules;

namespace CredReport.Evaluation.Diagnostics;

/// <summary>Names the chosen rules that ask for what no credential report holds.</summary>
internal static class UnansweredRules
{
    public static IEnumerable<Diagnostic> Diagnostics(IReadOnlyList<Rule> rules) => rules.Where(rule => rule.NotInReport.Count > 0).Select(rule =>
        Diagnostic.Of(
            DiagnosticCatalogue.UnansweredRule,
            $"{MessageArgument.Own(rule.Id)} asks for {MessageArgument.Own(string.Join(", ", rule.NotInReport.Select(path => $"'{path}'")))}, which no credential report holds: users that it is about cannot be assessed.",
            null, null));
}
