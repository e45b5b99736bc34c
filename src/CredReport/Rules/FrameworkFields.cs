using CredReport.Yaml;

namespace CredReport.Rules;

/// <summary>Reads the list <c>frameworks</c> of a rule file.</summary>
internal static class FrameworkFields
{
    private static readonly string[] Keys = ["name", "version", "control", "source", "differs"];

    /// <summary>The most controls of a rule: two long lists in a small file would be very many pairs.</summary>
    private const int MaxControls = 1000;

    /// <summary>The controls in the file's order; an entry with several versions or controls is one control per pair.</summary>
    public static IEnumerable<FrameworkControl> Read(string file, YamlFields rule, List<FileError> errors)
    {
        long count = 0;
        foreach (YamlMap map in rule.Maps("frameworks"))
        {
            YamlFields fields = new(file, "A framework", map, Keys, errors);
            YamlText? name = fields.Required("name");
            string?[] versions = OneOrMore(fields.Texts("version"));
            string?[] controls = OneOrMore(fields.Texts("control"));
            string? source = fields.Text("source");
            string? differs = fields.Text("differs");
            if (name is null) continue;

            count += (long)versions.Length * controls.Length;
            if (count > MaxControls)
            {
                fields.Error(map, $"With this entry, 'frameworks' has {count} controls; at most {MaxControls} are accepted.");
                yield break;
            }

            foreach (string? version in versions)
            {
                foreach (string? control in controls) yield return new FrameworkControl(name.Text, version, control, source, differs);
            }
        }
    }

    /// <summary>The texts, or a single null if there are none.</summary>
    private static string?[] OneOrMore(IReadOnlyList<string> texts) => texts.Count > 0 ? [.. texts] : [null];
}
