using System.Text.Json;
using CredReport.Gsl;
using CredReport.Rules;

namespace CredReport.Reporting.Json;

/// <summary>Everything that there is to say about a rule, as members of a JSON object. What its publisher says is in an object of its own.</summary>
internal static class RuleJson
{
    /// <summary>Writes the members that identify the rule.</summary>
    public static void WriteIdentity(Utf8JsonWriter json, Rule rule)
    {
        json.WriteString("id", rule.Id);
        json.WriteString("title", rule.Title);
        json.WriteString("severity", rule.Severity.Word());
        json.WriteString("logic", rule.Logic);
        json.WriteString("sha256", rule.Sha256);
    }

    /// <summary>Writes all members but those about this catalogue: sets and examples.</summary>
    public static void Write(Utf8JsonWriter json, Rule rule)
    {
        WriteIdentity(json, rule);
        json.WriteStartObject("entity");
        json.WriteString("name", rule.Entity ?? IamUserEntity.DisplayName);
        json.WriteString("definition", IamUserEntity.Definition);
        json.WriteEndObject();
        json.WriteString("category", rule.Category);
        WritePublication(json, rule.Published);
        json.WriteString("rationale", rule.Rationale);
        WriteRemediation(json, rule.Remediation);
        json.WriteString("notes", rule.Notes);
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

    private static void WritePublication(Utf8JsonWriter json, RulePublication? published)
    {
        if (published is null)
        {
            json.WriteNull("published");
            return;
        }

        json.WriteStartObject("published");
        json.WriteString("by", published.By);
        json.WriteString("source", published.Source);
        json.WriteString("entity", published.Entity);
        json.WriteString("category", published.Category);
        WriteTexts(json, "frameworks", published.Frameworks);
        json.WriteEndObject();
    }

    private static void WriteRemediation(Utf8JsonWriter json, RemediationText? remediation)
    {
        if (remediation is null)
        {
            json.WriteNull("remediation");
            return;
        }

        json.WriteStartObject("remediation");
        json.WriteStartArray("console");
        foreach (ConsoleSteps console in remediation.Console)
        {
            json.WriteStartObject();
            json.WriteString("role", console.Role);
            WriteTexts(json, "steps", console.Steps);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("cli", remediation.Cli);
        json.WriteString("cliUnusedKey", remediation.CliUnusedKey);
        json.WriteString("terraform", remediation.Terraform);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
