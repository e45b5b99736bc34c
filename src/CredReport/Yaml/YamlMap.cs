namespace CredReport.Yaml;

/// <summary>Keys and their values, in the document's order.</summary>
internal sealed record YamlMap(int Line, int Column, IReadOnlyList<KeyValuePair<YamlText, YamlNode>> Entries) : YamlNode(Line, Column)
{
    public override string Display => "a mapping";
}
