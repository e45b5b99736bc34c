using System.Text.Json;
using CredReport.Rules;

namespace CredReport.Reporting.Json;

/// <summary>What all JSON documents of the tool have in common.</summary>
internal static class JsonParts
{
    /// <summary>How they are written.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = VisibleJsonEncoder.Instance, SkipValidation = true };

    /// <summary>Writes who writes, as an object.</summary>
    public static void WriteTool(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", ToolInfo.Name);
        json.WriteString("version", ToolInfo.Version);
        json.WriteEndObject();
    }

    /// <summary>Writes the rules that were evaluated, as an array named <c>rules</c>.</summary>
    public static void WriteRules(Utf8JsonWriter json, IReadOnlyList<Rule> rules)
    {
        json.WriteStartArray("rules");
        foreach (Rule rule in rules)
        {
            json.WriteStartObject();
            RuleJson.Write(json, rule);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes one value.</summary>
    public static void Write(Stream output, Action<Utf8JsonWriter> write)
    {
        using Utf8JsonWriter json = new(output, Options);
        write(json);
    }

    /// <summary>Writes an array with one item per line, so that a person and a line-based tool can find one.</summary>
    public static void WriteArray<T>(Stream output, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        output.Write("["u8);
        using Utf8JsonWriter json = new(Stream.Null, Options);
        for (int i = 0; i < items.Count; i++)
        {
            output.Write(i == 0 ? "\n"u8 : ",\n"u8);
            json.Reset(output);
            write(json, items[i]);
            json.Flush();
        }

        output.Write(items.Count == 0 ? "]"u8 : "\n]"u8);
    }
}
