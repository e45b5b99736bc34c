using CredReport.Diagnostics;

namespace CredReport.Yaml;

/// <summary>Reads the fields of a mapping by name, and collects their errors.</summary>
internal sealed class YamlFields
{
    private readonly string _file;
    private readonly string _what;
    private readonly YamlMap _map;
    private readonly List<FileError> _errors;

    /// <param name="file">Name of the file, for errors.</param>
    /// <param name="what">What the mapping is, with an article, for errors.</param>
    /// <param name="map">The mapping.</param>
    /// <param name="known">Names of the allowed fields; any other is an error.</param>
    /// <param name="errors">Receives what is wrong.</param>
    public YamlFields(string file, string what, YamlMap map, IReadOnlyList<string> known, List<FileError> errors)
    {
        _file = file;
        _what = what;
        _map = map;
        _errors = errors;
        foreach ((YamlText key, _) in map.Entries)
        {
            if (known.Contains(key.Text)) continue;
            string hint = Suggestion.DidYouMean(key.Text, known);
            Error(key, $"{_what} has no key '{key.Text}'.{(hint.Length > 0 ? hint : $" It has: {string.Join(", ", known)}.")}");
        }
    }

    /// <summary>The field's value; null if it is missing.</summary>
    public YamlNode? Find(string name) => _map.Entries.FirstOrDefault(entry => entry.Key.Text == name).Value;

    /// <summary>A required text, not empty.</summary>
    public YamlText? Required(string name)
    {
        if (Find(name) is null)
        {
            Error(_map, $"{_what} needs the key '{name}'.");
            return null;
        }

        YamlText? text = TextNode(name);
        if (text is null || !(text.IsNull || string.IsNullOrWhiteSpace(text.Text))) return text;
        Error(text, $"'{name}' is empty.");
        return null;
    }

    /// <summary>The field's value; null if it is missing or null.</summary>
    public YamlNode? Optional(string name) => Find(name) is { } node and not YamlText { IsNull: true } ? node : null;

    /// <summary>An optional text; null if it is missing or empty.</summary>
    public string? Text(string name) => TextNode(name) is { IsNull: false } node && node.Text.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A text, or the texts of a list; empty if the field is missing.</summary>
    public IReadOnlyList<string> Texts(string name, string expected = "a text or a list of texts")
    {
        switch (Find(name))
        {
            case null: return [];
            case YamlText: return Text(name) is { } text ? [text] : [];
            case YamlList list: return [.. ItemTexts(name, list)];
            case { } other:
                Error(other, $"'{name}' is {other.Display}; expected {expected}.");
                return [];
        }
    }

    /// <summary>The items of a required list, which may be empty; each has to be a mapping.</summary>
    public IEnumerable<YamlMap> RequiredMaps(string name)
    {
        if (Find(name) is null) Error(_map, $"{_what} needs the key '{name}'.");
        return Maps(name);
    }

    /// <summary>The items of an optional list; each has to be a mapping.</summary>
    public IEnumerable<YamlMap> Maps(string name)
    {
        YamlNode? node = Find(name);
        if (node is null) yield break;
        if (node is not YamlList list)
        {
            Error(node, $"'{name}' is {node.Display}; expected a list.");
            yield break;
        }

        foreach (YamlNode item in list.Items)
        {
            if (item is YamlMap map) yield return map;
            else Error(item, $"An item of '{name}' is {item.Display}; expected a mapping.");
        }
    }

    /// <summary>An optional mapping; null if it is missing.</summary>
    public YamlMap? Map(string name)
    {
        YamlNode? node = Find(name);
        if (node is null or YamlMap) return node as YamlMap;
        Error(node, $"'{name}' is {node.Display}; expected a mapping.");
        return null;
    }

    public void Error(YamlNode place, string message) => _errors.Add(new FileError(_file, place.Line, place.Column, message));

    private IEnumerable<string> ItemTexts(string name, YamlList list)
    {
        foreach (YamlNode item in list.Items)
        {
            if (item is YamlText { IsNull: false } text && text.Text.Trim() is { Length: > 0 } words) yield return words;
            else Error(item, $"An item of '{name}' is {(item is YamlText ? "empty" : item.Display)}; expected a text.");
        }
    }

    private YamlText? TextNode(string name)
    {
        YamlNode? node = Find(name);
        if (node is null or YamlText) return node as YamlText;
        Error(node, $"'{name}' is {node.Display}; expected a text.");
        return null;
    }
}
