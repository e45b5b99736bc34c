using System.Globalization;
using System.Text;
using System.Text.Json;
using CredReport.Diagnostics;

namespace CredReport.Input.Forms;

/// <summary>
/// An API response as Python prints it: <c>{'Content': b'user,arn,…', 'GeneratedTime': datetime.datetime(2026, 1, 31, …)}</c>. It is
/// converted to JSON and read as such.
/// </summary>
internal sealed class PythonLiteral : IReportForm
{
    public DiagnosticMessage Description => $"what Python prints of something else than the answer of 'get_credential_report'";

    /// <summary>
    /// Whether it is a dictionary, or a list or tuple of them, with its first key in apostrophes, which JSON does not have.
    /// </summary>
    public bool Begins(ReadOnlySpan<byte> start)
    {
        ReadOnlySpan<byte> inside = start.TrimStart("[( \t\r\n"u8);
        return start is [(byte)'{' or (byte)'[' or (byte)'(', ..]
            && inside is [(byte)'{', ..]
            && inside[1..].TrimStart(" \t\r\n"u8) is [(byte)'\'', ..];
    }

    public bool IsReport(ReadOnlySpan<byte> start) => start.IndexOf("'Content'"u8) >= 0;

    public int Cut(ReadOnlySpan<byte> text, List<Range> places)
    {
        PythonReader reader = new(text, Stream.Null);
        int length = reader.TryRead() ? reader.At : text.Length;
        places.Add(..length);
        return length;
    }

    public Envelope? Read(ReadOnlyMemory<byte> text, DiagnosticBag diagnostics)
    {
        using MemoryStream json = new();
        PythonReader reader = new(text.Span, json);
        if (reader.TryRead() && HeaderLine.Start(text.Span[reader.At..]).IsEmpty)
        {
            using JsonDocument document = JsonDocument.Parse(json.GetBuffer().AsMemory(0, (int)json.Length));
            return JsonReports.Read(document.RootElement, SourceForms.PythonLiteral, diagnostics);
        }

        diagnostics.Add(DiagnosticCatalogue.BrokenString,
            $"The text begins as a dictionary that Python printed and cannot be read at line {reader.Line}: "
            + $"expected all of what 'print' writes of the answer of 'get_credential_report'.");
        return null;
    }

    /// <summary>Reads one value and writes it as JSON.</summary>
    private ref struct PythonReader(ReadOnlySpan<byte> text, Stream json)
    {
        /// <summary>The deepest nesting of dictionaries, lists and calls.</summary>
        private const int MostDepth = 32;

        private readonly ReadOnlySpan<byte> _text = text;

        private readonly Utf8JsonWriter _json = new(json, new JsonWriterOptions { SkipValidation = true });

        /// <summary>Number of bytes read.</summary>
        public int At { get; private set; }

        /// <summary>The current 1-based line.</summary>
        public readonly int Line => 1 + _text[..At].Count((byte)'\n');

        public bool TryRead()
        {
            bool isRead = TryReadValue(0);
            _json.Flush();
            return isRead;
        }

        private bool TryReadValue(int depth)
        {
            if (depth > MostDepth) return false;

            SkipBlanks();
            ReadOnlySpan<byte> rest = _text[At..];
            switch (rest)
            {
                case [(byte)'{', ..]:
                    return TryReadDictionary(depth);
                case [(byte)'[', ..]:
                    return TryReadList((byte)']', depth);
                case [(byte)'(', ..]:
                    return TryReadList((byte)')', depth);
                case [(byte)'\'' or (byte)'"', ..] or [(byte)'b' or (byte)'u' or (byte)'r', (byte)'\'' or (byte)'"', ..]:
                    if (!TryReadString(out byte[] bytes, out bool isBytes)) return false;
                    if (isBytes) _json.WriteBase64StringValue(bytes);
                    else _json.WriteStringValue(bytes);
                    return true;
                default:
                    return TryReadWord(depth);
            }
        }

        private bool TryReadDictionary(int depth)
        {
            At++;
            _json.WriteStartObject();
            while (!Skips((byte)'}'))
            {
                SkipBlanks();
                if (!TryReadString(out byte[] key, out _) || !Skips((byte)':')) return false;

                _json.WritePropertyName(key);
                if (!TryReadValue(depth + 1) || (!Skips((byte)',') && !IsNext((byte)'}'))) return false;
            }

            _json.WriteEndObject();
            return true;
        }

        private bool TryReadList(byte end, int depth)
        {
            At++;
            _json.WriteStartArray();
            while (!Skips(end))
            {
                if (!TryReadValue(depth + 1) || (!Skips((byte)',') && !IsNext(end))) return false;
            }

            _json.WriteEndArray();
            return true;
        }

        /// <summary>Reads adjacent string literals, which are one string.</summary>
        private bool TryReadString(out byte[] bytes, out bool isBytes)
        {
            using MemoryStream all = new();
            isBytes = false;
            bytes = [];
            int count = 0;
            while (true)
            {
                SkipBlanks();
                ReadOnlySpan<byte> rest = _text[At..];
                int prefix = rest is [(byte)'b' or (byte)'u' or (byte)'r', ..] ? 1 : 0;
                if (rest.Length <= prefix || rest[prefix] is not ((byte)'\'' or (byte)'"')) break;

                isBytes = rest[0] == 'b';
                int start = prefix + 1;
                int end = start;
                while (end < rest.Length && rest[end] != rest[prefix]) end += rest[end] == '\\' ? 2 : 1;
                if (end >= rest.Length) return false;

                all.Write(EscapedText.Unescape(rest[start..end]));
                At += end + 1;
                count++;
            }

            bytes = all.ToArray();
            return count > 0;
        }

        /// <summary>Reads a number, a constant, or a call such as <c>datetime.datetime(2026, 1, 31, 6, 0, tzinfo=tzutc())</c>.</summary>
        private bool TryReadWord(int depth)
        {
            int start = At;
            while (At < _text.Length && IsWordPart((char)_text[At])) At++;
            string word = Encoding.ASCII.GetString(_text[start..At]);
            if (word.Length == 0) return false;
            if (IsNext((byte)'(')) return TryReadCall(word, depth);

            switch (word)
            {
                case "True" or "False":
                    _json.WriteBooleanValue(word == "True");
                    return true;
                case "None":
                    _json.WriteNullValue();
                    return true;
                default:
                    if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)) return false;
                    _json.WriteNumberValue(number);
                    return true;
            }
        }

        /// <summary>Reads a call: a time in UTC is written as such, any other call as its text.</summary>
        private bool TryReadCall(string name, int depth)
        {
            SkipBlanks();
            int start = At + 1;
            int open = 0;
            while (At < _text.Length)
            {
                if (_text[At] == '(') open++;
                if (_text[At++] == ')' && --open == 0) break;
                if (open > MostDepth) return false;
            }

            if (open > 0) return false;

            string arguments = Encoding.UTF8.GetString(_text[start..(At - 1)]);
            if (name is "datetime.datetime" or "datetime" && TimeOf(arguments) is { } time) _json.WriteStringValue(time);
            else _json.WriteStringValue($"{name}({arguments})");
            return depth <= MostDepth;
        }

        private static string? TimeOf(string arguments)
        {
            string[] parts = arguments.Split(',', StringSplitOptions.TrimEntries);
            int[] numbers = new int[6];
            int count = 0;
            while (count < parts.Length && count < numbers.Length
                && int.TryParse(parts[count], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[count])) count++;
            bool isUtc = parts.Any(part => part
                is "tzinfo=tzutc()" or "tzinfo=datetime.timezone.utc" or "tzinfo=timezone.utc" or "tzinfo=<UTC>" or "tzinfo=UTC");
            return count >= 3 && isUtc
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{numbers[0]:0000}-{numbers[1]:00}-{numbers[2]:00}T{numbers[3]:00}:{numbers[4]:00}:{numbers[5]:00}Z")
                : null;
        }

        private bool Skips(byte character)
        {
            if (!IsNext(character)) return false;

            At++;
            return true;
        }

        private static bool IsWordPart(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-' or '+';

        private bool IsNext(byte character)
        {
            SkipBlanks();
            return At < _text.Length && _text[At] == character;
        }

        private void SkipBlanks() => At = _text.Length - _text[At..].TrimStart(" \t\r\n"u8).Length;
    }
}
