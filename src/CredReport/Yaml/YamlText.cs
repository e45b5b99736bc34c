namespace CredReport.Yaml;

/// <summary>A single value.</summary>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column.</param>
/// <param name="Text">The value without quotation marks.</param>
/// <param name="IsPlain">Whether it is on one line without quotation marks, so that places in it are places in the file.</param>
internal sealed record YamlText(int Line, int Column, string Text, bool IsPlain) : YamlNode(Line, Column)
{
    /// <summary>Whether it is null in YAML or JSON, or empty.</summary>
    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    public override string Display => $"the text '{Text}'";
}
