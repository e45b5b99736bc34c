using System.Text.Json;
using CredReport.Rules;

namespace CredReport.Reporting;

/// <summary>Framework controls as a JSON array named <c>frameworks</c>.</summary>
internal static class FrameworkJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<FrameworkControl> frameworks)
    {
        json.WriteStartArray("frameworks");
        foreach (FrameworkControl framework in frameworks)
        {
            json.WriteStartObject();
            json.WriteString("name", framework.Name);
            json.WriteString("version", framework.Version);
            json.WriteString("control", framework.Control);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
