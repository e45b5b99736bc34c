using CredReport.Gsl;
using CredReport.Yaml;

namespace CredReport.Rules;

/// <summary>What could be read of a rule's file, even if parts of it are wrong.</summary>
/// <param name="Rule">The rule; null when something is wrong with the file.</param>
/// <param name="Bound">The logic; null when it does not bind.</param>
/// <param name="Logic">The logic and its place; null when there is none.</param>
/// <param name="Examples">The examples that could be read.</param>
/// <param name="Errors">What is wrong, in the order of the file.</param>
internal sealed record RuleDraft(Rule? Rule, BoundRule? Bound, YamlText? Logic, RuleExamples Examples, IReadOnlyList<FileError> Errors)
{
    /// <summary>The place in a rule's file of something in its logic: inside a plain value on one line, a place in the logic is a place in the file.</summary>
    public static YamlText PlaceOf(YamlText logic, GslError error) => logic.IsPlain ? logic with { Column = logic.Column + error.Column - 1 } : logic;
}
