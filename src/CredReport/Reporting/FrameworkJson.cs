using System.Text.Json;
using CredReport.Rules;

namespace CredReport.Reporting;

/// <summary>Who publishes a rule and which controls ask for it, as the JSON members <c>published</c> and <c>frameworks</c>.</summary>
internal static class FrameworkJson
{
    public static void Write(Utf8JsonWriter json, Rule rule)
    {
        json.WritePropertyName("published");
        Write(json, rule.Published);
        json.WriteStartArray("frameworks");
        foreach (FrameworkControl framework in rule.Frameworks)
        {
            json.WriteStartObject();
            json.WriteString("name", framework.Name);
            json.WriteString("version", framework.Version);
            json.WriteString("control", framework.Control);
            json.WriteString("source", framework.Source);
            json.WriteString("differs", framework.Differs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, RulePublication? published)
    {
        if (published is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("by", published.By);
        json.WriteString("source", published.Source);
        json.WriteString("entity", published.Entity);
        json.WriteString("category", published.Category);
        json.WriteStartArray("frameworks");
        foreach (string name in published.Frameworks) json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
