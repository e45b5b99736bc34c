namespace CredReport.Yaml;

/// <summary>A value of a YAML document and its place.</summary>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column.</param>
internal abstract record YamlNode(int Line, int Column)
{
    /// <summary>What it is, in words, for error messages.</summary>
    public abstract string Display { get; }
}
