using System.Text.Json;
using CredReport.Evaluation;
using CredReport.Input;

namespace CredReport.Reporting.Json;

/// <summary>Writes one JSON object as <c>findings.schema.json</c> describes it: one finding per line, streamed; sources and summary follow.</summary>
internal sealed class JsonFindingWriter(Stream output) : IFindingWriter
{
    /// <summary>How much of the sources is held in memory before a temporary file takes over, in bytes.</summary>
    private const int HeldInMemory = 16 * 1024 * 1024;

    /// <summary>The sources follow the findings, and are held until then.</summary>
    private readonly Spool _sources = new(HeldInMemory);

    private int _sourceCount;
    private bool _hasFinding;

    public bool NeedsSourceHash => true;

    public bool NeedsEveryDiagnostic => true;

    public void Begin(EvaluationInfo evaluation)
    {
        output.Write("{\n\"schema\":\"credreport/findings/1\",\n\"tool\":"u8);
        JsonParts.Write(output, JsonParts.WriteTool);
        output.Write(",\n\"evaluation\":"u8);
        JsonParts.Write(output, json => WriteEvaluation(json, evaluation));
        output.Write(",\n\"findings\":["u8);
    }

    public IFindingBatch NewBatch()
    {
        Utf8JsonWriter json = new(Stream.Null, JsonParts.Options);
        return new ByteBatch((bytes, finding) =>
        {
            bytes.Append(",\n"u8);
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

    public void Complete(SourceResult source)
    {
        _sources.Write(_sourceCount++ > 0 ? ",\n"u8 : "\n"u8);
        JsonParts.Write(_sources, json => SourceJson.Write(json, source));
    }

    public void Finish(AnalysisResult result)
    {
        output.Write(_hasFinding ? "\n],\n\"sources\":["u8 : "],\n\"sources\":["u8);
        foreach (SourceResult folder in result.Sources.Skip(_sourceCount)) Complete(folder);
        using (_sources) _sources.Rewind().CopyTo(output);
        output.Write(_sourceCount > 0 ? "\n]"u8 : "]"u8);
        if (result.Diagnostics.Count > 0)
        {
            output.Write(",\n\"diagnostics\":"u8);
            JsonParts.WriteArray(output, result.Diagnostics, SourceJson.WriteOfRun);
        }

        output.Write(",\n\"summary\":"u8);
        JsonParts.Write(output, json => WriteSummary(json, result.Summary));
        output.Write("\n}\n"u8);
        output.Flush();
    }

    private static void WriteEvaluation(Utf8JsonWriter json, EvaluationInfo evaluation)
    {
        json.WriteStartObject();
        json.WriteString("asOf", evaluation.AsOf?.ToString());
        json.WriteString("asOfSource", evaluation.AsOfSource?.Word());
        json.WriteNumber(ReportAge.Name, ReportAge.MostHours);
        JsonParts.WriteRules(json, evaluation.Rules);
        if (evaluation.Pseudonymized) json.WriteBoolean("pseudonymized", true);
        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, AnalysisSummary summary)
    {
        json.WriteStartObject();
        json.WriteNumber("users", summary.Users);
        SourceJson.WriteRows(json, summary.Rows);
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

    private static void WriteVerdicts(Utf8JsonWriter json, VerdictCounts counts)
    {
        foreach (Verdict verdict in Enum.GetValues<Verdict>()) json.WriteNumber(verdict.Word(), counts[verdict]);
    }
}
