using System.Text.Json;
using CredReport.Diagnostics;
using CredReport.Evaluation;

namespace CredReport.Reporting.Json;

/// <summary>What became of an input, as a JSON object.</summary>
internal static class SourceJson
{
    /// <summary>There is no bound to what can be wrong with an input, and one to what is held of it, in bytes.</summary>
    private const int MostPending = 64 * 1024;

    public static void Write(Utf8JsonWriter json, SourceResult source)
    {
        json.WriteStartObject();
        WriteFacts(json, source);
        json.WriteStartArray("diagnostics");
        foreach (Diagnostic diagnostic in source.EveryDiagnostic)
        {
            json.WriteStartObject();
            WriteDiagnostic(json, diagnostic);
            json.WriteEndObject();
            if (json.BytesPending > MostPending) json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes the members of an input but what is wrong with it.</summary>
    public static void WriteFacts(Utf8JsonWriter json, SourceResult source)
    {
        json.WriteString("name", source.Name);
        json.WriteString("sha256", source.Sha256);
        if (source.HmacSha256 is { } hmac) json.WriteString("hmacSha256", hmac);
        if (source.Bytes is { } bytes) json.WriteNumber("bytes", bytes);
        else json.WriteNull("bytes");
        json.WriteString("form", source.Form);
        json.WriteString("generatedAt", source.GeneratedAt?.ToString());
        json.WriteString("asOf", source.AsOf?.ToString());
        json.WriteString("asOfSource", source.AsOfSource?.Word());
        json.WriteStartArray("accounts");
        foreach (string account in source.Accounts) json.WriteStringValue(account);
        json.WriteEndArray();
        json.WriteNumber("users", source.Users);
        WriteRows(json, source.Rows);
    }

    /// <summary>Writes what became of rows, as an object named <c>rows</c>.</summary>
    public static void WriteRows(Utf8JsonWriter json, RowCounts rows)
    {
        json.WriteStartObject("rows");
        json.WriteNumber("read", rows.Read);
        json.WriteNumber("judged", rows.Judged);
        json.WriteNumber("notJudged", rows.NotJudged);
        json.WriteEndObject();
    }

    /// <summary>Writes a diagnostic that belongs to no source, with the name of what it is about.</summary>
    public static void WriteOfRun(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("source", diagnostic.Source);
        WriteDiagnostic(json, diagnostic);
        json.WriteEndObject();
    }

    /// <summary>Writes the members of a diagnostic but its source, which a diagnostic of an input has around it.</summary>
    public static void WriteDiagnostic(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteString("code", diagnostic.Code);
        json.WriteString("severity", Word(diagnostic.Severity));
        if (diagnostic.Line is { } line) json.WriteNumber("line", line);
        else json.WriteNull("line");
        json.WriteString("column", diagnostic.Column);
        json.WriteString("message", diagnostic.Message);
    }

    /// <summary>A severity, as outputs write it.</summary>
    public static string Word(DiagnosticSeverity severity) => severity == DiagnosticSeverity.Error ? "error" : "warning";
}
