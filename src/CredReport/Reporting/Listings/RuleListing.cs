using System.Text;
using System.Text.Json;
using CredReport.Reporting.Json;
using CredReport.Rules;

namespace CredReport.Reporting;

/// <summary>A list of rules for a person or a program.</summary>
public static class RuleListing
{
    /// <summary>A line a rule: id, severity, title, in columns.</summary>
    public static string Text(IReadOnlyList<Rule> rules)
    {
        int idWidth = rules.Select(rule => rule.Id.Length).DefaultIfEmpty(0).Max();
        int severityWidth = rules.Select(rule => rule.Severity.Word().Length).DefaultIfEmpty(0).Max();
        StringBuilder text = new();
        foreach (Rule rule in rules)
            text.Append(VisibleText.Escape(rule.Id).PadRight(idWidth)).Append("  ").Append(rule.Severity.Word().PadRight(severityWidth)).Append("  ").Append(VisibleText.Escape(rule.Title)).Append('\n');
        return text.ToString();
    }

    /// <summary>One JSON object, <c>schema: credreport/rules/1</c>, with the rules in their order.</summary>
    public static string Json(IReadOnlyList<Rule> rules)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, new JsonWriterOptions { Encoder = VisibleJsonEncoder.Instance, Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("schema", "credreport/rules/1");
            json.WriteStartArray("rules");
            foreach (Rule rule in rules) Write(json, rule);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Rule rule)
    {
        json.WriteStartObject();
        RuleJson.Write(json, rule);
        json.WriteBoolean("needsMoment", rule.NeedsMoment);
        json.WriteStartArray("notInReport");
        foreach (string property in rule.NotInReport) json.WriteStringValue(property);
        json.WriteEndArray();
        json.WriteStartArray("sets");
        foreach (RuleSet set in RuleSets.With(rule)) json.WriteStringValue(set.Name);
        json.WriteEndArray();
        WriteExamples(json, rule.Examples);
        json.WriteEndObject();
    }

    private static void WriteExamples(Utf8JsonWriter json, RuleExamples examples)
    {
        json.WriteStartObject("examples");
        json.WriteString("asOf", examples.AsOf?.ToString());
        foreach ((string verdict, IReadOnlyList<RuleExample> users) in examples.ByVerdict)
        {
            json.WriteStartArray(verdict);
            foreach (RuleExample user in users)
            {
                json.WriteStartObject();
                foreach ((string column, string cell) in user.Cells) json.WriteString(column, cell);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
