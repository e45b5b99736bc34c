using System.Text.Json;
using CredReport.Diffing;
using CredReport.Evaluation;

namespace CredReport.Reporting.Json;

/// <summary>Writes one JSON object as <c>diff.schema.json</c> describes it: one event, finding or source per line.</summary>
internal static class JsonDiffWriter
{
    public static void Write(ComparisonResult result, Stream output)
    {
        output.Write("{\n\"schema\":\"credreport/diff/1\",\n\"tool\":"u8);
        JsonParts.Write(output, JsonParts.WriteTool);
        output.Write(",\n\"evaluation\":"u8);
        JsonParts.Write(output, json =>
        {
            json.WriteStartObject();
            json.WriteNumber(ReportAge.Name, ReportAge.MostHours);
            JsonParts.WriteRules(json, result.Rules);
            if (result.Pseudonymized) json.WriteBoolean("pseudonymized", true);
            json.WriteEndObject();
        });
        output.Write(",\n\"old\":{\"sources\":"u8);
        JsonParts.WriteArray(output, result.Old.Sources, SourceJson.Write);
        output.Write("},\n\"new\":{\"sources\":"u8);
        JsonParts.WriteArray(output, result.New.Sources, SourceJson.Write);
        output.Write("},\n\"events\":"u8);
        JsonParts.WriteArray(output, result.Events, WriteEvent);
        output.Write(",\n\"findings\":"u8);
        JsonParts.WriteArray(output, result.Findings, WriteFinding);
        output.Write(",\n\"warnings\":"u8);
        JsonParts.WriteArray(output, result.Warnings, SourceJson.WriteOfRun);
        output.Write(",\n\"summary\":"u8);
        JsonParts.Write(output, json => WriteSummary(json, result));
        output.Write("\n}\n"u8);
    }

    private static void WriteEvent(Utf8JsonWriter json, DiffEvent item)
    {
        json.WriteStartObject();
        json.WriteString("type", item.Type.Word());
        json.WriteString("account", item.Account);
        json.WriteString("user", item.User);
        json.WriteString("arn", item.Arn);
        json.WriteBoolean("probable", item.Probable);
        WriteCells(json, "old", item.Old);
        WriteCells(json, "new", item.New);
        if (item.AgeDays is { } days) json.WriteNumber("ageDays", days);
        else json.WriteNull("ageDays");
        json.WriteString("message", item.Message);
        json.WriteEndObject();
    }

    private static void WriteCells(Utf8JsonWriter json, string name, IReadOnlyList<CellReading> cells)
    {
        if (cells.Count == 0)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        foreach (CellReading cell in cells) json.WriteString(cell.Column, cell.Text);
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, ComparedFinding item)
    {
        json.WriteStartObject();
        json.WriteString("state", item.State.Word());
        json.WriteString("reason", item.Reason?.Word());
        json.WritePropertyName("finding");
        FindingJson.Write(json, item.Finding);
        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, ComparisonResult result)
    {
        json.WriteStartObject();
        json.WriteStartObject("events");
        foreach (IGrouping<DiffEventType, DiffEvent> group in result.Events.GroupBy(item => item.Type).OrderBy(group => group.Key)) json.WriteNumber(group.Key.Word(), group.Count());
        json.WriteEndObject();
        json.WriteStartObject("findings");
        foreach (FindingState state in Enum.GetValues<FindingState>()) json.WriteNumber(state.Word(), result.Count(state));
        json.WriteEndObject();
        json.WriteBoolean("sameReport", result.SameReport);
        json.WriteBoolean("complete", result.Complete);
        json.WriteEndObject();
    }
}
