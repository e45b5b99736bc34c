using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CredReport.Model;

namespace CredReport.Input.Forms;

/// <summary>The report in an API response, and when AWS generated it.</summary>
/// <param name="Value">The report: a string, or bytes as programs write them in JSON.</param>
/// <param name="Time">When AWS generated it, as written there; null if there is no time.</param>
/// <param name="Repeated">A repeated name, which makes the response ambiguous; null if there is none.</param>
internal sealed record JsonContent(JsonElement Value, string? Time, string? Repeated)
{
    private const string ContentName = "Content";

    private const string TimeName = "GeneratedTime";

    /// <summary>Numbers from here on are milliseconds: as seconds this is in the year 5138.</summary>
    private const double FirstMilliseconds = 1e11;

    /// <summary>Whether an object has the names of an API response, in any case, since some programs change it.</summary>
    public static bool IsNamed(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && Values(answer, ContentName).Any(IsTextOrBytes);

    /// <summary>
    /// The report and the time in an API response: under their names, or, if there are no such names, the only string that is a report and
    /// the only one that is a time.
    /// </summary>
    public static JsonContent Of(JsonElement answer)
    {
        if (IsNamed(answer))
        {
            JsonElement[] contents = Values(answer, ContentName);
            JsonElement[] times = Values(answer, TimeName);
            string? repeated = contents.Length > 1 ? ContentName : times.Length > 1 ? TimeName : null;
            return new JsonContent(contents[0], times.Length == 0 ? null : TimeOf(times[0]), repeated);
        }

        JsonElement[] texts =
            [.. JsonReports.Members(answer).Select(member => member.Value).Where(child => child.ValueKind == JsonValueKind.String)];
        JsonElement[] instants = [.. texts.Where(text => Instant.TryParse(text.GetString(), out _))];
        return new JsonContent(Array.Find(texts, IsReportText), instants.Length == 1 ? instants[0].GetString() : null, null);
    }

    /// <summary>Whether a string is a report: in CSV, in base64, or as a string literal.</summary>
    public static bool IsReportText(JsonElement text)
    {
        // The start of a string rarely has escapes, so the raw value is enough.
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        if (raw.Length < 8 || raw[0] is (byte)'{' or (byte)'[') return false;
        if (ContentText.IsBase64(raw)) return true;
        return raw.Contains((byte)',') || raw.Contains((byte)'\\') ? ContentText.IsReport(TextOf(text)) : false;
    }

    /// <summary>
    /// The report from base64, from plain text, or from bytes as JavaScript and others write them; null if it is none of these.
    /// </summary>
    public static byte[]? Decode(JsonElement content)
    {
        if (content.ValueKind != JsonValueKind.String) return Bytes(content);
        return content.TryGetBytesFromBase64(out byte[]? decoded) ? decoded : ContentText.Decode(TextOf(content));
    }

    private static byte[] TextOf(JsonElement text)
    {
        try
        {
            return Encoding.UTF8.GetBytes(text.GetString()!);
        }
        catch (InvalidOperationException)
        {
            // An escaped surrogate without its pair.
            return [];
        }
    }

    private static bool IsTextOrBytes(JsonElement value) => value.ValueKind == JsonValueKind.String || Numbers(value) is not null;

    /// <summary>The bytes of a list of numbers; null if it is not one.</summary>
    private static byte[]? Bytes(JsonElement value)
    {
        if (Numbers(value) is not { } numbers) return null;

        List<byte> bytes = [];
        foreach (JsonElement number in numbers)
        {
            if (number.ValueKind != JsonValueKind.Number || !number.TryGetByte(out byte one)) return null;
            bytes.Add(one);
        }

        return [.. bytes];
    }

    /// <summary>
    /// The numbers of <c>[117, …]</c>, <c>{"0": 117, …}</c> and <c>{"type": "Buffer", "data": [117, …]}</c>; null for any other value.
    /// </summary>
    private static IEnumerable<JsonElement>? Numbers(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
            return value.GetArrayLength() > 0 && value[0].ValueKind == JsonValueKind.Number ? value.EnumerateArray() : null;
        if (value.ValueKind != JsonValueKind.Object) return null;
        if (value.TryGetProperty("data", out JsonElement data) && data.ValueKind == JsonValueKind.Array) return Numbers(data);
        return IsCounted(value) ? value.EnumerateObject().Select(property => property.Value) : null;
    }

    /// <summary>Whether the keys of an object are 0, 1, 2 and so on.</summary>
    private static bool IsCounted(JsonElement value)
    {
        int count = 0;
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (property.Name != count.ToString(CultureInfo.InvariantCulture)) return false;
            count++;
        }

        return count > 0;
    }

    private static JsonElement[] Values(JsonElement answer, string name) =>
    [
        .. answer.EnumerateObject()
            .Where(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(property => property.Value),
    ];

    /// <summary>The time as written; a number, which is seconds or milliseconds since 1970, as a time in UTC.</summary>
    private static string? TimeOf(JsonElement time)
    {
        switch (time.ValueKind)
        {
            case JsonValueKind.String:
                return time.GetString();
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.Number when time.TryGetDouble(out double number):
                double seconds = Math.Floor(Math.Abs(number) >= FirstMilliseconds ? number / 1000 : number);
                if (seconds is > 0 and < 253402300800) return new Instant((long)seconds).ToString();
                break;
        }

        // Shown in the message that it is not a time.
        return time.GetRawText();
    }
}
