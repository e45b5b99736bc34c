using System.Text.Json;
using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Evaluation.Exceptions;
using CredReport.Reporting.Json;

namespace CredReport.Evidence.Create;

/// <summary>
/// Writes <c>data/evaluation.json</c>, as <c>evaluation.schema.json</c> describes it: what a package was created from, so that it
/// can be rebuilt, and what its population is.
/// </summary>
internal static class EvaluationDocument
{
    public const string Schema = "credreport/evaluation/1";

    /// <summary>A person reads it, too.</summary>
    private static readonly JsonWriterOptions Layout = JsonParts.Options with { Indented = true, NewLine = "\n" };

    public static byte[] Write(PackageContent content)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, Layout))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WritePropertyName("tool");
            JsonParts.WriteTool(json);
            WriteOptions(json, content.Options);
            json.WriteString("packagedAt", content.PackagedAt.ToString());
            json.WriteString("asOf", content.Result.Evaluation.AsOf?.ToString());
            json.WriteString("asOfSource", content.Result.Evaluation.AsOfSource?.Word());
            WriteRules(json, content);
            WriteExceptions(json, content);
            json.WriteStartArray("sources");
            foreach (SourceResult source in content.Result.Sources) WriteSource(json, source, content.ProblemsOf(source));
            json.WriteEndArray();
            WritePopulation(json, content);
            json.WriteBoolean("complete", content.IsComplete);
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void WriteOptions(Utf8JsonWriter json, EvidenceOptions options)
    {
        json.WriteStartObject("options");
        json.WriteString("asOf", options.AsOf?.ToString());
        json.WriteString("organization", options.Organization);
        if (options.ExpectedAccounts is { } expected)
        {
            json.WriteStartObject("expectedAccounts");
            WriteTexts(json, "active", expected.Active);
            WriteTexts(json, "inactive", expected.Inactive);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("expectedAccounts");
        }

        json.WriteString("packagedAt", options.PackagedAt?.ToString());
        json.WriteBoolean("pseudonymized", options.Pseudonyms is not null);
        json.WriteNumber("maxLine", options.Limits.LineBytes);
        json.WriteNumber("maxInflated", options.Limits.InflatedBytes);
        json.WriteEndObject();
    }

    private static void WriteRules(Utf8JsonWriter json, PackageContent content)
    {
        json.WriteStartArray("rules");
        for (int i = 0; i < content.Options.Rules.Count; i++)
        {
            json.WriteStartObject();
            RuleJson.WriteIdentity(json, content.Options.Rules[i]);
            json.WriteString("file", content.RuleFiles[i].Path);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteExceptions(Utf8JsonWriter json, PackageContent content)
    {
        if (content.AcceptedRisks is not { } risks)
        {
            json.WriteNull("exceptions");
            return;
        }

        json.WriteStartObject("exceptions");
        json.WriteString("file", content.HoldsBack ? null : PackagePath.Exceptions);
        json.WriteString("sha256", content.HoldsBack ? null : content.ExceptionsDigest);
        if (content.HoldsBack) json.WriteString("hmacSha256", content.ExceptionsDigest);
        json.WriteStartArray("items");
        foreach (AcceptedRisk risk in risks.Items)
        {
            json.WriteStartObject();
            json.WriteString("id", risk.Id);
            json.WriteString("rule", risk.RuleId);
            json.WriteString("expires", risk.ExpiresText);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSource(Utf8JsonWriter json, SourceResult source, IReadOnlyDictionary<DiagnosticDescriptor, long> problems)
    {
        json.WriteStartObject();
        SourceJson.WriteFacts(json, source);
        json.WriteStartArray("diagnostics");
        foreach ((DiagnosticDescriptor kind, long count) in problems)
        {
            json.WriteStartObject();
            json.WriteString("code", kind.Code);
            json.WriteString("severity", SourceJson.Word(kind.Severity));
            json.WriteNumber("count", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePopulation(Utf8JsonWriter json, PackageContent content)
    {
        AnalysisSummary summary = content.Result.Summary;
        json.WriteStartObject("population");
        json.WriteNumber("users", summary.Users);
        SourceJson.WriteRows(json, summary.Rows);
        json.WriteStartObject("accounts");
        WriteTexts(json, "received", content.Accounts.Received);
        if (content.Accounts.Expected is { } expected) WriteTexts(json, "expected", expected.Active);
        else json.WriteNull("expected");
        WriteTexts(json, "missing", content.Accounts.Missing);
        WriteTexts(json, "unexpected", content.Accounts.Unexpected);
        WriteTexts(json, "repeated", content.Accounts.Repeated.Select(account => account.Key));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
