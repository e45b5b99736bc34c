namespace CredReport.Reporting;

/// <summary>Names of the formats, and the file endings that mean them.</summary>
public static class OutputFormats
{
    /// <summary>The names, in the order of <see cref="OutputFormat"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["text", "json", "csv", "markdown"];

    /// <summary>The format of a file's ending: <c>.txt .json .csv .md</c> in any case; null for any other.</summary>
    public static OutputFormat? OfFile(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".TXT" => OutputFormat.Text,
        ".JSON" => OutputFormat.Json,
        ".CSV" => OutputFormat.Csv,
        ".MD" => OutputFormat.Markdown,
        _ => null,
    };
}
