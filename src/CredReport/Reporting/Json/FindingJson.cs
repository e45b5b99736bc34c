using System.Text.Json;
using CredReport.Evaluation;
using CredReport.Evaluation.Exceptions;
using CredReport.Gsl;
using CredReport.Rules;

namespace CredReport.Reporting.Json;

/// <summary>A finding as a JSON object.</summary>
internal static class FindingJson
{
    public static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("severity", finding.Rule.Severity.Word());
        json.WriteString("verdict", finding.Verdict.Word());
        json.WriteString("account", finding.Account);
        json.WriteString("user", finding.UserName);
        json.WriteString("arn", finding.Arn);
        json.WriteString("userCreated", finding.UserCreated?.ToString());
        WriteKey(json, finding.Key);
        json.WriteString("source", finding.Source);
        json.WriteNumber("line", finding.Line);
        json.WriteString("fingerprint", finding.Fingerprint);
        json.WriteString("message", finding.Message);
        json.WriteString("reason", finding.Reason);

        json.WriteStartObject("cells");
        foreach (CellReading cell in finding.Cells) json.WriteString(cell.Column, cell.Text);
        json.WriteEndObject();

        json.WriteStartArray("derived");
        foreach (DerivedValue derived in finding.Derived) WriteDerived(json, derived);
        json.WriteEndArray();

        Remediation? remediation = finding.Remediation;
        json.WriteStartObject("remediation");
        json.WriteString("advice", remediation?.Advice);
        json.WriteString("console", remediation?.Console);
        json.WriteString("cli", remediation?.Cli);
        json.WriteString("terraform", remediation?.Terraform);
        json.WriteEndObject();

        WriteException(json, finding.AcceptedRisk);
        json.WriteEndObject();
    }

    private static void WriteException(Utf8JsonWriter json, AcceptedRisk? risk)
    {
        if (risk is null)
        {
            json.WriteNull("exception");
            return;
        }

        json.WriteStartObject("exception");
        json.WriteString("id", risk.Id);
        json.WriteString("reason", risk.Reason);
        json.WriteString("owner", risk.Owner);
        json.WriteString("expires", risk.ExpiresText);
        json.WriteString("ticket", risk.Ticket);
        json.WriteEndObject();
    }

    private static void WriteKey(Utf8JsonWriter json, FindingKey? key)
    {
        if (key is null)
        {
            json.WriteNull("key");
            return;
        }

        json.WriteStartObject("key");
        json.WriteNumber("slot", key.Slot);
        json.WriteString("created", key.Created?.ToString());
        json.WriteEndObject();
    }

    private static void WriteDerived(Utf8JsonWriter json, DerivedValue derived)
    {
        json.WriteStartObject();
        json.WriteString("expression", derived.Expression);
        switch (derived.Value)
        {
            case long number:
                json.WriteNumber("value", number);
                break;
            case bool truth:
                json.WriteBoolean("value", truth);
                break;
            case string text:
                json.WriteString("value", text);
                break;
            default:
                json.WriteNull("value");
                break;
        }

        json.WriteEndObject();
    }
}
