using System.Globalization;
using System.Text;
using System.Text.Json;
using CredReport.Diagnostics;

namespace CredReport.Input;

/// <summary>
/// The answer of <c>aws iam get-credential-report</c>: <c>{"Content": "base64", "ReportFormat": "text/csv", "GeneratedTime": "…"}</c>,
/// by itself or in what another program recorded around it.
/// </summary>
internal static class AwsCliJson
{
    /// <summary>From here on a number is read as milliseconds: as seconds it is in the year 5138.</summary>
    private const double FirstMilliseconds = 1e11;

    /// <summary>Reads an answer, or says what is wrong with it.</summary>
    public static Envelope? Read(ReadOnlyMemory<byte> json, DiagnosticBag diagnostics)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            IReadOnlyList<JsonElement> answers = JsonAnswers.Find(document.RootElement);
            switch (answers.Count)
            {
                case 0:
                    diagnostics.Add(DiagnosticCatalogue.MissingContent,
                        $"The JSON has no text 'Content': the answer of 'aws iam get-credential-report' holds the report there, in base64.");
                    return null;
                case 1:
                    return Read(answers[0], diagnostics);
                default:
                    diagnostics.Add(DiagnosticCatalogue.BrokenJson, $"The JSON holds {answers.Count} answers of 'aws iam get-credential-report': expected one.");
                    return null;
            }
        }
        catch (JsonException e)
        {
            diagnostics.Add(DiagnosticCatalogue.BrokenJson,
                $"The JSON ends early or is malformed at line {(e.LineNumber ?? 0) + 1}, byte {(e.BytePositionInLine ?? 0) + 1}: expected the whole answer of 'aws iam get-credential-report'.");
            return null;
        }
        catch (InvalidOperationException)
        {
            diagnostics.Add(DiagnosticCatalogue.BrokenJson, $"The JSON holds text that is not Unicode: expected the answer of 'aws iam get-credential-report'.");
            return null;
        }
    }

    private static Envelope? Read(JsonElement answer, DiagnosticBag diagnostics)
    {
        JsonElement[] contents = Values(answer, "Content");
        JsonElement[] times = Values(answer, "GeneratedTime");
        if (contents.Length > 1 || times.Length > 1)
        {
            diagnostics.Add(DiagnosticCatalogue.BrokenJson,
                $"The JSON has '{(contents.Length > 1 ? Seen.Own("Content") : Seen.Own("GeneratedTime"))}' twice in one object: which of the two is AWS's cannot be known.");
            return null;
        }

        if (Decode(contents[0]) is { } csv) return new Envelope(SourceForms.AwsCliJson, csv, Time(times));

        diagnostics.Add(DiagnosticCatalogue.ContentNotBase64,
            $"'Content' is neither base64 nor the text of a report: the answer of 'aws iam get-credential-report' holds the report there, in base64.");
        return null;
    }

    private static JsonElement[] Values(JsonElement answer, string name) =>
        [.. answer.EnumerateObject().Where(property => JsonAnswers.IsNamed(property, name)).Select(property => property.Value)];

    /// <summary>The bytes of <c>Content</c>: base64, or the report's own text, which some programs put there.</summary>
    private static byte[]? Decode(JsonElement content) =>
        content.TryGetBytesFromBase64(out byte[]? decoded) ? decoded : ContentText.Decode(Encoding.UTF8.GetBytes(content.GetString()!));

    /// <summary>The time as it is written; of a number, which is seconds or milliseconds since 1970, the instant in UTC.</summary>
    private static string? Time(JsonElement[] times)
    {
        if (times.Length == 0) return null;
        if (times[0].ValueKind == JsonValueKind.String) return times[0].GetString();
        if (times[0].ValueKind != JsonValueKind.Number || !times[0].TryGetDouble(out double number)) return null;

        double seconds = Math.Floor(Math.Abs(number) >= FirstMilliseconds ? number / 1000 : number);
        return seconds is > 0 and < 253402300800 ? DateTimeOffset.FromUnixTimeSeconds((long)seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : null;
    }
}
