using System.Text.Json;
using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Rules;

namespace CredReport.Reporting;

/// <summary>Writes one JSON object as <c>findings.schema.json</c> describes it: a finding a line, streamed; sources and summary behind them.</summary>
internal sealed class JsonFindingWriter(Stream output) : IFindingWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = VisibleJsonEncoder.Instance, SkipValidation = true };

    private bool _hasFinding;

    public bool NeedsSourceHash => true;

    public void Begin(EvaluationInfo evaluation)
    {
        output.Write("{\n\"schema\":\"credreport/findings/1\",\n\"tool\":"u8);
        Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("name", ToolInfo.Name);
            json.WriteString("version", ToolInfo.Version);
            json.WriteEndObject();
        });
        output.Write(",\n\"evaluation\":"u8);
        Write(json => WriteEvaluation(json, evaluation));
        output.Write(",\n\"findings\":["u8);
    }

    public IFindingBatch NewBatch()
    {
        Utf8JsonWriter json = new(Stream.Null, Options);
        return new ByteBatch((bytes, finding) =>
        {
            bytes.Write(",\n"u8);
            json.Reset(bytes);
            FindingJson.Write(json, finding);
            json.Flush();
        });
    }

    public void Write(IFindingBatch batch)
    {
        ByteBatch bytes = (ByteBatch)batch;
        if (bytes.Size == 0) return;

        // Every finding brings the comma that parts it from the one before.
        output.Write(_hasFinding ? bytes.Bytes : bytes.Bytes[1..]);
        _hasFinding = true;
        bytes.Clear();
    }

    public void Finish(AnalysisResult result)
    {
        output.Write(_hasFinding ? "\n],\n\"sources\":["u8 : "],\n\"sources\":["u8);
        bool hasSource = false;
        foreach (SourceResult source in result.Sources)
        {
            output.Write(hasSource ? ",\n"u8 : "\n"u8);
            hasSource = true;
            Write(json => WriteSource(json, source));
        }

        output.Write("\n],\n\"summary\":"u8);
        Write(json => WriteSummary(json, result.Summary));
        output.Write("\n}\n"u8);
        output.Flush();
    }

    private void Write(Action<Utf8JsonWriter> write)
    {
        using Utf8JsonWriter json = new(output, Options);
        write(json);
    }

    private static void WriteEvaluation(Utf8JsonWriter json, EvaluationInfo evaluation)
    {
        json.WriteStartObject();
        json.WriteString("asOf", evaluation.AsOf?.ToString());
        json.WriteString("asOfSource", evaluation.AsOfSource?.Word());
        json.WriteStartArray("rules");
        foreach (Rule rule in evaluation.Rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            json.WriteString("title", rule.Title);
            json.WriteString("severity", rule.Severity.Word());
            json.WriteString("logic", rule.Logic);
            json.WriteString("sha256", rule.Sha256);
            FrameworkJson.Write(json, rule.Frameworks);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSource(Utf8JsonWriter json, SourceResult source)
    {
        json.WriteStartObject();
        json.WriteString("name", source.Name);
        json.WriteString("sha256", source.Sha256);
        json.WriteNumber("bytes", source.Bytes);
        json.WriteString("form", source.Form);
        json.WriteString("generatedAt", source.GeneratedAt?.ToString());
        json.WriteString("asOf", source.AsOf?.ToString());
        json.WriteString("asOfSource", source.AsOfSource?.Word());
        json.WriteStartArray("accounts");
        foreach (string account in source.Accounts) json.WriteStringValue(account);
        json.WriteEndArray();
        json.WriteNumber("users", source.Users);
        WriteRows(json, source.Rows);
        json.WriteStartArray("diagnostics");
        foreach (Diagnostic diagnostic in source.Diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("code", diagnostic.Code);
            json.WriteString("severity", diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning");
            if (diagnostic.Line is { } line) json.WriteNumber("line", line);
            else json.WriteNull("line");
            json.WriteString("column", diagnostic.Column);
            json.WriteString("message", diagnostic.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, AnalysisSummary summary)
    {
        json.WriteStartObject();
        json.WriteNumber("users", summary.Users);
        WriteRows(json, summary.Rows);
        json.WriteStartObject("verdicts");
        WriteVerdicts(json, summary.Verdicts);
        json.WriteEndObject();
        json.WriteStartArray("byRule");
        foreach (RuleSummary rule in summary.ByRule)
        {
            json.WriteStartObject();
            json.WriteString("rule", rule.Rule.Id);
            WriteVerdicts(json, rule.Verdicts);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("byAccount");
        foreach (AccountSummary account in summary.ByAccount)
        {
            json.WriteStartObject();
            json.WriteString("account", account.Account);
            json.WriteNumber("users", account.Users);
            WriteVerdicts(json, account.Verdicts);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("complete", summary.Complete);
        json.WriteEndObject();
    }

    private static void WriteRows(Utf8JsonWriter json, RowCounts rows)
    {
        json.WriteStartObject("rows");
        json.WriteNumber("read", rows.Read);
        json.WriteNumber("judged", rows.Judged);
        json.WriteNumber("notJudged", rows.NotJudged);
        json.WriteEndObject();
    }

    private static void WriteVerdicts(Utf8JsonWriter json, VerdictCounts counts)
    {
        foreach (Verdict verdict in Enum.GetValues<Verdict>()) json.WriteNumber(verdict.Word(), counts[verdict]);
    }
}
