using CredReport.Yaml;

namespace CredReport.Rules;

/// <summary>Reads the remediation of a rule's file.</summary>
internal static class RemediationFields
{
    private static readonly string[] Keys = ["console", "cli", "cliUnusedKey", "terraform"];
    private static readonly string[] Roles = ["administrator", "user"];

    /// <summary>The remediation; null if the rule has none.</summary>
    public static RemediationText? Read(string file, YamlFields rule, List<FileError> errors)
    {
        if (rule.Map("remediation") is not { } map) return null;

        YamlFields remediation = new(file, "'remediation'", map, Keys, errors);
        return new RemediationText(ReadConsole(file, remediation, errors), remediation.Text("cli"), remediation.Text("cliUnusedKey"), remediation.Text("terraform"));
    }

    /// <summary>Reads a text, a list of steps, or either of them per role.</summary>
    private static IReadOnlyList<ConsoleSteps> ReadConsole(string file, YamlFields remediation, List<FileError> errors)
    {
        if (remediation.Find("console") is not YamlMap map)
            return remediation.Texts("console", "a text, a list of texts, or a mapping of roles to them") is { Count: > 0 } steps ? [new ConsoleSteps(null, steps)] : [];

        YamlFields console = new(file, "'console'", map, Roles, errors);
        return [.. Roles.Select(role => new ConsoleSteps(role, console.Texts(role))).Where(steps => steps.Steps.Count > 0)];
    }
}
