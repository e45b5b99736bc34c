using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CredReport.Diagnostics;

namespace CredReport.Input.Forms;

/// <summary>
/// Finds reports in JSON, by themselves or inside the JSON of another program: the output of <c>aws iam get-credential-report</c> under its
/// own names or others, a report as a string, and a list of users with the report's column names as keys.
/// </summary>
internal static class JsonReports
{
    /// <summary>The deepest nesting of objects, lists and JSON strings around a report.</summary>
    private const int MostDepth = 8;

    /// <summary>Extracts the report from a value that holds one; null, with a diagnostic, if that is not possible.</summary>
    /// <param name="value">The value.</param>
    /// <param name="form">The form of the input, see <see cref="SourceForms"/>.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public static Envelope? Read(JsonElement value, string form, DiagnosticBag diagnostics) =>
        Read(value, form, MostDepth, diagnostics);

    /// <summary>
    /// The parts of a value that are inputs by themselves: each report, and other values beside them that may represent an account. The
    /// value itself if it has fewer than two parts.
    /// </summary>
    public static IReadOnlyList<JsonElement> Split(JsonElement value)
    {
        List<JsonElement> parts = [];
        Split(value, MostDepth, parts);
        return parts.Count < 2 ? [value] : parts;
    }

    /// <summary>The place of a value in the text of the value that contains it.</summary>
    public static Range Place(JsonElement root, JsonElement value)
    {
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(value);
        JsonMarshal.GetRawUtf8Value(root).Overlaps(raw, out int start);
        return start..(start + raw.Length);
    }

    private static Envelope? Read(JsonElement value, string form, int depth, DiagnosticBag diagnostics)
    {
        List<JsonElement> found = [];
        Collect(value, depth, found);
        switch (found.Count)
        {
            case 0:
                Refuse(value, diagnostics);
                return null;
            case 1:
                return ReadReport(found[0], form, depth, diagnostics);
            default:
                diagnostics.Add(DiagnosticCatalogue.BrokenJson, $"The JSON holds {found.Count} reports in one text: expected one.");
                return null;
        }
    }

    private static Envelope? ReadReport(JsonElement report, string form, int depth, DiagnosticBag diagnostics)
    {
        if (JsonRecords.Are(report)) return JsonRecords.Read(report, diagnostics);
        if (report.ValueKind == JsonValueKind.String) return ReadText(report, time: null, form, depth, diagnostics);

        JsonContent content = JsonContent.Of(report);
        if (content.Repeated is { } name)
        {
            diagnostics.Add(DiagnosticCatalogue.BrokenJson,
                $"The JSON has '{MessageArgument.Own(name)}' twice in one object: which of the two is AWS's cannot be known.");
            return null;
        }

        JsonElement[] others = [.. Children(report).Where(child => !IsSame(child, content.Value) && Holds(child, depth - 1))];
        if (others.Length == 0) return ReadText(content.Value, content.Time, form, depth, diagnostics);

        diagnostics.Add(DiagnosticCatalogue.BrokenJson,
            $"The JSON has {others.Length + 1} reports in one object: which of them is AWS's answer cannot be known.");
        return null;
    }

    /// <summary>Reads the value that is the report itself.</summary>
    private static Envelope? ReadText(JsonElement content, string? time, string form, int depth, DiagnosticBag diagnostics)
    {
        if (TryParse(content, out JsonDocument? inner))
        {
            using (inner)
            {
                Envelope? envelope = Read(inner!.RootElement, form, depth - 1, diagnostics);
                return envelope is null ? null : envelope with { GeneratedTime = envelope.GeneratedTime ?? time };
            }
        }

        if (JsonContent.Decode(content) is { } csv) return new Envelope(form, csv, time);

        diagnostics.Add(DiagnosticCatalogue.ContentNotBase64,
            $"'Content' is neither base64 nor the text of a report: "
            + $"the answer of 'aws iam get-credential-report' holds the report there, in base64.");
        return null;
    }

    private static void Refuse(JsonElement value, DiagnosticBag diagnostics)
    {
        if (RefusedContent.Of(JsonMarshal.GetRawUtf8Value(value)) is { } other)
        {
            diagnostics.Add(DiagnosticCatalogue.NotAReport, other.Sentence);
            return;
        }

        diagnostics.Add(DiagnosticCatalogue.MissingContent,
            $"The JSON has no text 'Content': the answer of 'aws iam get-credential-report' holds the report there, in base64.");
    }

    private static bool Holds(JsonElement value, int depth)
    {
        List<JsonElement> found = [];
        Collect(value, depth, found);
        return found.Count > 0;
    }

    private static void Collect(JsonElement value, int depth, List<JsonElement> found)
    {
        if (depth < 0) return;
        if (IsReport(value, depth)) found.Add(value);
        else foreach (JsonElement child in Children(value)) Collect(child, depth - 1, found);
    }

    private static void Split(JsonElement value, int depth, List<JsonElement> parts)
    {
        if (IsReport(value, depth))
        {
            parts.Add(value);
            return;
        }

        (string? Name, JsonElement Value, bool Holds)[] members =
            [.. Members(value).Select(member => (member.Name, member.Value, Holds(member.Value, depth - 1)))];
        int reports = members.Count(member => member.Holds);
        if (reports == 0) return;

        foreach ((string? name, JsonElement child, bool holds) in members)
        {
            if (holds) Split(child, depth - 1, parts);
            else if (MayBeAccount(name, child, reports > 1)) parts.Add(child);
        }
    }

    /// <summary>
    /// Whether a value beside reports may represent an account without a report: an item of the same list, a member with an account id as
    /// its name, an error, and any object beside several reports.
    /// </summary>
    private static bool MayBeAccount(string? name, JsonElement value, bool amongSeveral)
    {
        if (name is null || ReportTraces.HasAccountId(name) || ReportTraces.InText(JsonMarshal.GetRawUtf8Value(value))) return true;
        return IsCollection(value) && (amongSeveral || name.Equals("Error", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsReport(JsonElement value, int depth) => value.ValueKind switch
    {
        JsonValueKind.String => JsonContent.IsReportText(value) || HoldsReports(value, depth),
        JsonValueKind.Array or JsonValueKind.Object => JsonRecords.Are(value) || JsonContent.IsNamed(value) || IsRenamed(value, depth),
        _ => false,
    };

    /// <summary>Whether an object or a list has a report as a string and no other: a response with its keys renamed or removed.</summary>
    private static bool IsRenamed(JsonElement value, int depth)
    {
        JsonElement[] children = [.. Children(value)];
        return children.Count(child => child.ValueKind == JsonValueKind.String && JsonContent.IsReportText(child)) == 1
            && children.Count(child => Holds(child, depth - 1)) == 1;
    }

    /// <summary>Whether a string is JSON that contains reports.</summary>
    private static bool HoldsReports(JsonElement text, int depth)
    {
        if (!TryParse(text, out JsonDocument? inner)) return false;
        using (inner) return Holds(inner!.RootElement, depth - 1);
    }

    private static bool TryParse(JsonElement text, out JsonDocument? document)
    {
        document = null;
        if (text.ValueKind != JsonValueKind.String) return false;
        if (JsonMarshal.GetRawUtf8Value(text)[1..].TrimStart(" "u8) is not [(byte)'{' or (byte)'[', ..]) return false;

        try
        {
            document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text.GetString()!));
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsCollection(JsonElement value) => value.ValueKind is JsonValueKind.Array or JsonValueKind.Object;

    private static bool IsSame(JsonElement one, JsonElement other) =>
        JsonMarshal.GetRawUtf8Value(one) == JsonMarshal.GetRawUtf8Value(other);

    /// <summary>The objects, lists and strings in an object or a list.</summary>
    private static IEnumerable<JsonElement> Children(JsonElement value) =>
        Members(value).Select(member => member.Value).Where(child => IsCollection(child) || child.ValueKind == JsonValueKind.String);

    /// <summary>The members of an object or a list; list items have no name.</summary>
    public static IEnumerable<(string? Name, JsonElement Value)> Members(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select(element => ((string?)null, element)),
        JsonValueKind.Object => value.EnumerateObject().Select(property => ((string?)property.Name, property.Value)),
        _ => [],
    };
}
