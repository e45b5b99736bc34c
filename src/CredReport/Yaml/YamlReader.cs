using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CredReport.Yaml;

/// <summary>
/// Reads one YAML document into a tree of nodes with their places. JSON is YAML too. Refuses what makes a small file large or ambiguous:
/// anchors, aliases, tags, keys that are repeated or are not texts, deep nesting, several documents.
/// </summary>
internal sealed class YamlReader
{
    /// <summary>The largest file that is read by default, in characters.</summary>
    public const int MaxLength = 1024 * 1024;

    /// <summary>How deep values may nest.</summary>
    public const int MaxDepth = 16;

    private readonly string _file;
    private readonly List<FileError> _errors;
    private readonly YamlEvents _parser;
    private int _depth;

    private YamlReader(string file, string text, List<FileError> errors)
    {
        _file = file;
        _errors = errors;
        _parser = new YamlEvents(text);
    }

    /// <summary>Reads a file that is a mapping of keys. Null if it is not; the errors say why.</summary>
    /// <param name="file">Its name, for errors.</param>
    /// <param name="bytes">The file in UTF-8, with or without a byte order mark.</param>
    /// <param name="what">What the file holds, with an article, for errors.</param>
    /// <param name="errors">Receives what is wrong.</param>
    /// <param name="maxLength">The largest file that is read, in characters.</param>
    public static YamlMap? ReadMap(string file, byte[] bytes, string what, List<FileError> errors, int maxLength = MaxLength)
    {
        ReadOnlySpan<byte> text = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(Encoding.UTF8.Preamble.Length) : bytes;
        YamlNode root;
        try
        {
            root = Read(file, Encoding.UTF8.GetString(text), errors, maxLength);
        }
        catch (FileErrorException e)
        {
            errors.AddRange(e.Errors);
            return null;
        }

        if (root is YamlMap map) return map;
        errors.Add(new FileError(file, root.Line, root.Column, $"{what} is a mapping of keys; found {root.Display}."));
        return null;
    }

    /// <summary>Reads a document.</summary>
    /// <param name="file">Its name, for errors.</param>
    /// <param name="text">Its text.</param>
    /// <param name="errors">Receives errors that do not end the reading: anchors, aliases, tags, repeated keys.</param>
    /// <param name="maxLength">The longest text that is read, in characters.</param>
    /// <exception cref="FileErrorException">The text is not YAML, or an error ends the reading.</exception>
    public static YamlNode Read(string file, string text, List<FileError> errors, int maxLength = MaxLength)
    {
        if (text.Length > maxLength)
            throw new FileErrorException([new FileError(file, 1, 1, $"The file has {text.Length} characters; at most {maxLength} are read.")]);

        try
        {
            return new YamlReader(file, text, errors).Document();
        }
        catch (YamlException e)
        {
            FileError error = new(file, (int)e.Start.Line, (int)e.Start.Column, $"This is not YAML: {e.Message.TrimEnd('.')}.");
            throw new FileErrorException([error]);
        }
    }

    private YamlNode Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _)) throw Error(new Mark(0, 1, 1), "The file is empty.");
        _parser.Consume<DocumentStart>();
        YamlNode node = Node();
        _parser.Consume<DocumentEnd>();
        if (!_parser.Accept<StreamEnd>(out _)) throw Error(_parser.Current!.Start, "A second document begins here; a file holds one.");
        return node;
    }

    private YamlNode Node()
    {
        _parser.Accept<NodeEvent>(out _);
        ParsingEvent current = _parser.Current!;
        if (current is AnchorAlias)
        {
            Note(current.Start, "Aliases are not accepted: write the value out.");
            _parser.Consume<AnchorAlias>();
            return new YamlText((int)current.Start.Line, (int)current.Start.Column, "", false);
        }

        if (current is NodeEvent { Anchor.IsEmpty: false }) Note(current.Start, "Anchors are not accepted: write the value out.");
        if (current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } })
            Note(current.Start, "Tags are not accepted: use texts, lists and mappings only.");

        return current switch
        {
            SequenceStart => Nested(List),
            MappingStart => Nested(Map),
            _ => Text(),
        };
    }

    private T Nested<T>(Func<T> read)
    {
        if (++_depth > MaxDepth) throw Error(_parser.Current!.Start, $"The values nest deeper than {MaxDepth} levels.");
        T result = read();
        _depth--;
        return result;
    }

    private YamlText Text()
    {
        Scalar scalar = _parser.Consume<Scalar>();
        bool isPlain = scalar.Style == ScalarStyle.Plain && scalar.Start.Line == scalar.End.Line;
        return new YamlText((int)scalar.Start.Line, (int)scalar.Start.Column, scalar.Value, isPlain);
    }

    private YamlList List()
    {
        SequenceStart start = _parser.Consume<SequenceStart>();
        List<YamlNode> items = [];
        while (!_parser.Accept<SequenceEnd>(out _)) items.Add(Node());
        _parser.Consume<SequenceEnd>();
        return new YamlList((int)start.Start.Line, (int)start.Start.Column, items);
    }

    private YamlMap Map()
    {
        MappingStart start = _parser.Consume<MappingStart>();
        List<KeyValuePair<YamlText, YamlNode>> entries = [];
        HashSet<string> keys = [];
        while (!_parser.Accept<MappingEnd>(out _))
        {
            Mark place = _parser.Current!.Start;
            if (Node() is not YamlText key) throw Error(place, "A key is a text.");
            YamlNode value = Node();
            if (keys.Add(key.Text)) entries.Add(new(key, value));
            else Note(place, $"The key '{key.Text}' is given twice.");
        }

        _parser.Consume<MappingEnd>();
        return new YamlMap((int)start.Start.Line, (int)start.Start.Column, entries);
    }

    private void Note(Mark place, string message) => _errors.Add(new FileError(_file, (int)place.Line, (int)place.Column, message));

    private FileErrorException Error(Mark place, string message) =>
        new([new FileError(_file, (int)place.Line, (int)place.Column, message)]);
}
