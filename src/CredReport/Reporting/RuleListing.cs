using System.Text;
using System.Text.Json;
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
        JsonParts.WriteRule(json, rule);
        json.WriteBoolean("needsMoment", rule.NeedsMoment);
        json.WriteStartArray("sets");
        foreach (RuleSet set in RuleSets.Sets.Where(set => set.RuleIds.Contains(rule.Id))) json.WriteStringValue(set.Name);
        json.WriteEndArray();
        FrameworkJson.Write(json, rule);
        json.WriteEndObject();
    }
}
