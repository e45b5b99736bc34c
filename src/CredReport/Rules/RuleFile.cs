using CredReport.Gsl;
using CredReport.Model;
using CredReport.Yaml;

namespace CredReport.Rules;

/// <summary>Reads a rule from its file, in YAML or JSON.</summary>
public static class RuleFile
{
    private static readonly string[] Keys =
        ["id", "title", "severity", "entity", "category", "source", "published", "logic", "rationale", "remediation", "frameworks", "notes", "examples"];

    private static readonly string[] ExampleKeys = ["asOf", "fails", "passes", "notRelevant", "notAssessable"];

    /// <summary>Reads a rule.</summary>
    /// <param name="file">The file's name, for errors.</param>
    /// <param name="bytes">The file in UTF-8, with or without a byte order mark.</param>
    /// <exception cref="FileErrorException">
    /// The file is not a rule. The exception has all errors, as far as the file can be read.
    /// </exception>
    public static Rule Read(string file, byte[] bytes)
    {
        RuleDraft draft = Draft(file, bytes);
        return draft.Rule ?? throw new FileErrorException(draft.Errors);
    }

    /// <summary>Reads as much of a rule as can be read.</summary>
    internal static RuleDraft Draft(string file, byte[] bytes)
    {
        List<FileError> errors = [];
        if (YamlReader.ReadMap(file, bytes, "A rule", errors) is not { } map) return new RuleDraft(null, null, null, RuleExamples.None, errors);

        YamlFields fields = new(file, "A rule", map, Keys, errors);
        YamlText? id = fields.Required("id");
        YamlText? title = fields.Required("title");
        Severity severity = ReadSeverity(fields);
        YamlText? logic = fields.Required("logic");
        BoundRule? bound = logic is null ? null : Bind(logic, fields);
        RemediationText? remediation = RemediationFields.Read(file, fields, errors);
        FrameworkControl[] frameworks = [.. FrameworkFields.Read(file, fields, errors)];
        RuleExamples examples = ReadExamples(file, fields, errors, bound?.NeedsMoment ?? false);
        RulePublication? published = PublicationFields.Read(file, fields, errors);
        string? entity = fields.Text("entity");
        string? category = fields.Text("category");
        string? source = fields.Text("source");
        string? rationale = fields.Text("rationale");
        string? notes = fields.Text("notes");
        if (errors.Count > 0) return new RuleDraft(null, bound, logic, examples, [.. errors.OrderBy(error => error.Line).ThenBy(error => error.Column)]);

        Rule rule = new(bound!, bytes)
        {
            Id = id!.Text,
            Title = title!.Text,
            Severity = severity,
            Logic = logic!.Text,
            Published = published,
            Entity = published?.Entity ?? entity,
            Category = published?.Category ?? category,
            Source = published?.Source ?? source,
            Rationale = rationale,
            Remediation = remediation,
            Frameworks = frameworks,
            Notes = notes,
            Examples = examples,
        };
        return new RuleDraft(rule, bound, logic, examples, []);
    }

    private static Severity ReadSeverity(YamlFields fields)
    {
        Severity severity = default;
        YamlText? text = fields.Required("severity");
        if (text is not null && !Severities.TryParse(text.Text, out severity))
            fields.Error(text, $"There is no severity '{text.Text}'; expected one of {string.Join(", ", Severities.Words)}.");
        return severity;
    }

    private static BoundRule? Bind(YamlText logic, YamlFields fields)
    {
        try
        {
            return BoundRule.Bind(logic.Text, null);
        }
        catch (GslException e)
        {
            foreach (GslError error in e.Errors) fields.Error(RuleDraft.PlaceOf(logic, error), $"logic, {error}");
            return null;
        }
    }

    private static RuleExamples ReadExamples(string file, YamlFields fields, List<FileError> errors, bool needsMoment)
    {
        if (fields.Map("examples") is not { } map) return RuleExamples.None;

        YamlFields examples = new(file, "'examples'", map, ExampleKeys, errors);
        Instant? asOf = null;
        if (examples.Find("asOf") is { } moment)
        {
            if (moment is YamlText text && Instant.TryParse(text.Text, out Instant instant)) asOf = instant;
            else examples.Error(moment, $"'asOf' is {moment.Display}; expected a moment, for example 2026-01-31T00:00:00Z.");
        }
        else if (needsMoment)
        {
            examples.Error(map, "'examples' need the key 'asOf': the logic asks for the as-of time.");
        }

        return new RuleExamples(
            asOf,
            [.. ReadUsers("fails", examples)],
            [.. ReadUsers("passes", examples)],
            [.. ReadUsers("notRelevant", examples)],
            [.. ReadUsers("notAssessable", examples)]);
    }

    private static IEnumerable<RuleExample> ReadUsers(string verdict, YamlFields examples)
    {
        foreach (YamlMap map in examples.Maps(verdict))
        {
            Dictionary<string, string> cells = [];
            foreach ((YamlText column, YamlNode value) in map.Entries)
            {
                if (!ExampleRow.IsColumn(column.Text)) examples.Error(column, $"A credential report has no column '{column.Text}'.{ExampleRow.Suggest(column.Text)}");
                else if (value is not YamlText cell) examples.Error(value, $"The cell '{column.Text}' is {value.Display}; expected a text.");
                else cells.Add(column.Text, cell.Text);
            }

            yield return new RuleExample(cells, map.Line, map.Column);
        }
    }
}
