using System.Text;
using System.Text.Json;
using CredReport.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CredReport.Input.Forms;

/// <summary>
/// The output of <c>aws iam get-credential-report</c> with <c>--output yaml</c> or <c>yaml-stream</c>. It is converted to JSON and read as
/// such.
/// </summary>
internal sealed class AwsCliYaml : IReportForm
{
    /// <summary>The most lines before the one with <c>Content</c>.</summary>
    private const int MostLines = 10;

    /// <summary>The deepest nesting of mappings and lists.</summary>
    private const int MostDepth = 32;

    public DiagnosticMessage Description => $"damaged YAML";

    private static ReadOnlySpan<byte> ContentKey => "content"u8;

    /// <summary>Whether there is a key <c>Content</c>, with only keys, comments and document markers before it.</summary>
    public bool Begins(ReadOnlySpan<byte> start)
    {
        ReadOnlySpan<byte> rest = start;
        for (int i = 0; i < MostLines && !rest.IsEmpty; i++)
        {
            ReadOnlySpan<byte> line = rest[..TextLine.Length(rest)];
            ReadOnlySpan<byte> key = Key(line);
            if (IsContent(key)) return true;
            if (key.IsEmpty && !IsDocumentStart(line) && !line.StartsWith("#"u8) && !line.StartsWith("%YAML"u8)) return false;
            rest = HeaderLine.Start(rest[line.Length..]);
        }

        return false;
    }

    /// <summary>Each document is a report, and so is each item of a top-level list and each repetition of a top-level mapping.</summary>
    public int Cut(ReadOnlySpan<byte> text, List<Range> places)
    {
        int start = 0;
        int at = 0;
        bool hasContent = false;
        while (at < text.Length)
        {
            ReadOnlySpan<byte> line = text[at..(at + TextLine.Length(text[at..]))];
            bool isContent = IsContent(Key(line)) && line[0] is not ((byte)' ' or (byte)'\t');
            if (!IsYaml(line)) break;
            if (hasContent && (isContent || IsDocumentStart(line) || line.StartsWith("- "u8)))
            {
                places.Add(start..at);
                start = at;
                hasContent = false;
            }

            hasContent |= IsContent(Key(line));
            at += line.Length;
            at = text.Length - text[at..].TrimStart("\r\n"u8).Length;
        }

        places.Add(start..at);
        return at;
    }

    public Envelope? Read(ReadOnlyMemory<byte> text, DiagnosticBag diagnostics)
    {
        try
        {
            using MemoryStream json = new();
            using (Utf8JsonWriter writer = new(json, new JsonWriterOptions { SkipValidation = true })) Write(text, writer);
            using JsonDocument document = JsonDocument.Parse(json.GetBuffer().AsMemory(0, (int)json.Length));
            return JsonReports.Read(document.RootElement, SourceForms.AwsCliYaml, diagnostics);
        }
        catch (YamlException e)
        {
            diagnostics.Add(DiagnosticCatalogue.BrokenYaml,
                $"The YAML ends early or is malformed at line {e.Start.Line}, column {e.Start.Column}: "
                + $"expected the whole answer of 'aws iam get-credential-report --output yaml'.");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or JsonException)
        {
            diagnostics.Add(DiagnosticCatalogue.BrokenYaml,
                $"The YAML is not a mapping or list that can be read: "
                + $"expected the whole answer of 'aws iam get-credential-report --output yaml'.");
        }

        return null;
    }

    /// <summary>Writes the first document as JSON; all scalars become strings.</summary>
    /// <exception cref="YamlException">The text is not YAML, has aliases, or is nested too deeply.</exception>
    private static void Write(ReadOnlyMemory<byte> text, Utf8JsonWriter json)
    {
        Parser parser = new(new StringReader(Encoding.UTF8.GetString(text.Span)));
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        Stack<(bool IsMapping, bool IsKey)> open = [];
        do
        {
            bool isKey = open.TryPeek(out (bool IsMapping, bool IsKey) top) && top.IsMapping && top.IsKey;
            ParsingEvent item = parser.Consume<ParsingEvent>();
            if (isKey && item is not (Scalar or MappingEnd)) throw new YamlException(item.Start, item.End, "a key that is no text");
            if (top.IsMapping && item is not (MappingEnd or SequenceEnd))
            {
                open.Pop();
                open.Push((true, !isKey));
            }

            switch (item)
            {
                case Scalar scalar when isKey:
                    json.WritePropertyName(scalar.Value);
                    break;
                case Scalar scalar:
                    json.WriteStringValue(scalar.Value);
                    break;
                case MappingStart:
                    json.WriteStartObject();
                    open.Push((true, true));
                    break;
                case SequenceStart:
                    json.WriteStartArray();
                    open.Push((false, false));
                    break;
                case MappingEnd:
                    json.WriteEndObject();
                    open.Pop();
                    break;
                case SequenceEnd:
                    json.WriteEndArray();
                    open.Pop();
                    break;
                default:
                    throw new YamlException(item.Start, item.End, "an alias");
            }

            if (open.Count > MostDepth) throw new YamlException(item.Start, item.End, "too deep");
        }
        while (open.Count > 0);
    }

    private static bool IsContent(ReadOnlySpan<byte> key) =>
        key.Length == ContentKey.Length && System.Text.Ascii.EqualsIgnoreCase(key, ContentKey);

    /// <summary>The mapping key that a line begins with, after dashes; empty if there is none.</summary>
    private static ReadOnlySpan<byte> Key(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> bare = line.TrimStart(" -"u8);
        int colon = bare.IndexOf((byte)':');
        if (colon <= 0 || (colon + 1 < bare.Length && bare[colon + 1] is not ((byte)' ' or (byte)'\t'))) return default;

        ReadOnlySpan<byte> key = bare[..colon].Trim("\"'"u8);
        foreach (byte character in key)
        {
            if (!char.IsAsciiLetterOrDigit((char)character) && character is not ((byte)'_' or (byte)'-' or (byte)'.')) return default;
        }

        return key;
    }

    private static bool IsDocumentStart(ReadOnlySpan<byte> line) =>
        line.TrimEnd(" "u8).SequenceEqual("---"u8) || line.StartsWith("--- #"u8);

    /// <summary>Whether a line is YAML: indented, a key, an item, a comment or a document marker.</summary>
    private static bool IsYaml(ReadOnlySpan<byte> line) =>
        line is [(byte)' ' or (byte)'\t' or (byte)'#' or (byte)'%', ..]
        || line.StartsWith("- "u8) || IsDocumentStart(line) || line.SequenceEqual("..."u8) || !Key(line).IsEmpty;
}
