using CredReport.Gsl;
using CredReport.Yaml;

namespace CredReport.Rules;

/// <summary>What could be read from a rule file, even if parts of it are wrong.</summary>
/// <param name="Rule">The rule; null if something is wrong with the file.</param>
/// <param name="Bound">The logic; null if it does not bind.</param>
/// <param name="Logic">The logic and its place; null if there is none.</param>
/// <param name="Examples">The examples that could be read.</param>
/// <param name="Errors">What is wrong, in the order of the file.</param>
internal sealed record RuleDraft(Rule? Rule, BoundRule? Bound, YamlText? Logic, RuleExamples Examples, IReadOnlyList<FileError> Errors)
{
    /// <summary>
    /// The place of an error in the rule file: exact if the logic is a plain value on one line, otherwise the start of the logic.
    /// </summary>
    public static YamlText PlaceOf(YamlText logic, GslError error) =>
        logic.IsPlain ? logic with { Column = logic.Column + error.Column - 1 } : logic;
}
