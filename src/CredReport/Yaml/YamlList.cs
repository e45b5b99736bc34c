namespace CredReport.Yaml;

/// <summary>A list of values.</summary>
internal sealed record YamlList(int Line, int Column, IReadOnlyList<YamlNode> Items) : YamlNode(Line, Column)
{
    public override string Display => "a list";
}
