using System.Text.Json;
using CredReport.Diagnostics;

namespace CredReport.Input.Forms;

/// <summary>
/// The output of <c>aws iam get-credential-report</c>: <c>{"Content": "base64", "ReportFormat": "text/csv", "GeneratedTime": "…"}</c>,
/// by itself or inside the JSON of another program, and other JSON that holds a report.
/// </summary>
internal sealed class AwsCliJson : IReportForm
{
    private static ReadOnlySpan<byte> Blank => " \t\r\n"u8;

    public DiagnosticMessage Description => $"JSON that is not the answer of 'aws iam get-credential-report'";

    /// <summary>Whether the text begins as a JSON object, as an array, or as a string that contains JSON.</summary>
    public bool Begins(ReadOnlySpan<byte> start) => start switch
    {
        [(byte)'{', ..] => true,
        [(byte)'"', (byte)'{' or (byte)'[', ..] => true,
        [(byte)'[', ..] => start[1..].TrimStart(Blank) is [(byte)'{' or (byte)'[' or (byte)'"' or (byte)']' or (byte)'n', ..] or [],
        _ => false,
    };

    public bool IsReport(ReadOnlySpan<byte> start) => start.IndexOf("\"Content\""u8) >= 0 || start.IndexOf("\"content\""u8) >= 0;

    /// <summary>Consecutive records are one report; any other value holds one or more.</summary>
    public int Cut(ReadOnlySpan<byte> text, List<Range> places)
    {
        if (!TryParse(text, out JsonDocument? value, out int end))
        {
            int length = JsonText.Length(text);
            places.Add(..length);
            return length;
        }

        using (value)
        {
            if (!IsRecord(value!))
            {
                AddParts(value!.RootElement, end, places);
                return end;
            }
        }

        while (TryParse(text[end..], out JsonDocument? next, out int length))
        {
            using (next) if (!IsRecord(next!)) break;
            end += length;
        }

        places.Add(..end);
        return end;
    }

    public Envelope? Read(ReadOnlyMemory<byte> text, DiagnosticBag diagnostics)
    {
        List<JsonDocument> values = [];
        try
        {
            Parse(text.Span, values);
            if (values.Count == 1) return JsonReports.Read(values[0].RootElement, SourceForms.AwsCliJson, diagnostics);
            if (values.TrueForAll(value => JsonRecords.IsRecord(value.RootElement)))
                return JsonRecords.Read([.. values.Select(value => value.RootElement)], diagnostics);

            diagnostics.Add(DiagnosticCatalogue.BrokenJson, $"The text holds {values.Count} values of JSON: expected one.");
        }
        catch (JsonException e)
        {
            // JSON copied from a terminal may have line breaks inside its strings.
            if (JsonText.TryJoin(text.Span, out byte[] joined)) return Read(joined, diagnostics);

            diagnostics.Add(DiagnosticCatalogue.BrokenJson,
                $"The JSON ends early or is malformed at line {(e.LineNumber ?? 0) + 1}, byte {(e.BytePositionInLine ?? 0) + 1}: "
                + $"expected the whole answer of 'aws iam get-credential-report'.");
        }
        catch (InvalidOperationException)
        {
            diagnostics.Add(DiagnosticCatalogue.BrokenJson,
                $"The JSON holds text that is not Unicode: expected the answer of 'aws iam get-credential-report'.");
        }
        finally
        {
            values.ForEach(value => value.Dispose());
        }

        return null;
    }

    private static void Parse(ReadOnlySpan<byte> text, List<JsonDocument> values)
    {
        while (!text.TrimStart(Blank).IsEmpty)
        {
            Utf8JsonReader reader = new(text, new JsonReaderOptions { AllowMultipleValues = true });
            values.Add(JsonDocument.ParseValue(ref reader));
            text = text[(int)reader.BytesConsumed..];
        }
    }

    /// <summary>Parses the first value of a text.</summary>
    private static bool TryParse(ReadOnlySpan<byte> text, out JsonDocument? value, out int length)
    {
        value = null;
        length = 0;
        try
        {
            Utf8JsonReader reader = new(text, new JsonReaderOptions { AllowMultipleValues = true });
            if (!JsonDocument.TryParseValue(ref reader, out value)) return false;

            length = (int)reader.BytesConsumed;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void AddParts(JsonElement value, int length, List<Range> places)
    {
        try
        {
            places.AddRange(JsonReports.Split(value).Select(part => JsonReports.Place(value, part)));
        }
        catch (InvalidOperationException)
        {
            // It holds text that is not Unicode, which reading it reports.
            places.Add(..length);
        }
    }

    private static bool IsRecord(JsonDocument value)
    {
        try
        {
            return JsonRecords.IsRecord(value.RootElement);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
