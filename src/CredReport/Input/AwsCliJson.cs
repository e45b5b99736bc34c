using System.Text;
using System.Text.Json;
using CredReport.Diagnostics;

namespace CredReport.Input;

/// <summary>
/// The answer of <c>aws iam get-credential-report</c>: <c>{"Content": "base64", "ReportFormat": "text/csv", "GeneratedTime": "…"}</c>.
/// </summary>
internal static class AwsCliJson
{
    /// <summary>Reads an answer, or says what is wrong with it.</summary>
    public static Envelope? Read(ReadOnlySpan<byte> json, DiagnosticBag diagnostics)
    {
        byte[]? csv = null;
        string? generatedTime = null;
        bool hasContent = false;
        try
        {
            Utf8JsonReader reader = new(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Disallow });
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isContent = reader.ValueTextEquals("Content"u8);
                bool isTime = reader.ValueTextEquals("GeneratedTime"u8);
                reader.Read();
                if (isContent && reader.TokenType == JsonTokenType.String)
                {
                    hasContent = true;
                    csv = Decode(ref reader);
                }
                else if (isTime && reader.TokenType == JsonTokenType.String)
                {
                    generatedTime = reader.GetString();
                }
                else
                {
                    reader.Skip();
                }
            }

            while (reader.Read())
            {
                // Anything after the object is an error of the reader's.
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            diagnostics.Add(DiagnosticCatalogue.BrokenJson, BrokenMessage(e));
            return null;
        }

        if (!hasContent)
        {
            diagnostics.Add(DiagnosticCatalogue.MissingContent,
                $"The JSON has no text 'Content': the answer of 'aws iam get-credential-report' holds the report there, in base64.");
            return null;
        }

        if (csv is null)
        {
            diagnostics.Add(DiagnosticCatalogue.ContentNotBase64,
                $"'Content' is neither base64 nor the text of a report: the answer of 'aws iam get-credential-report' holds the report there, in base64.");
            return null;
        }

        return new Envelope(SourceForms.AwsCliJson, csv, generatedTime);
    }

    /// <summary>The bytes of <c>Content</c>: base64, or the report's own text, which some programs put there.</summary>
    private static byte[]? Decode(ref Utf8JsonReader reader)
    {
        if (reader.TryGetBytesFromBase64(out byte[]? decoded)) return decoded;

        return ContentText.Decode(Encoding.UTF8.GetBytes(reader.GetString()!));
    }

    private static DiagnosticMessage BrokenMessage(Exception e) => e is JsonException { LineNumber: { } line, BytePositionInLine: { } position }
        ? DiagnosticMessage.Of($"The JSON ends early or is malformed at line {line + 1}, byte {position + 1}: expected the whole answer of 'aws iam get-credential-report'.")
        : DiagnosticMessage.Of($"The JSON holds text that is not Unicode: expected the answer of 'aws iam get-credential-report'.");
}
