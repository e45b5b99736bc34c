using CredReport.Reporting.Csv;
using CredReport.Reporting.Json;
using CredReport.Reporting.Markdown;
using CredReport.Reporting.Text;

namespace CredReport.Reporting;

/// <summary>The formats that there are.</summary>
public static class OutputFormats
{
    /// <summary>All of them; the first is the default.</summary>
    public static IReadOnlyList<OutputFormat> All { get; } =
    [
        TextFormat.Instance,
        JsonFormat.Instance,
        CsvFormat.Instance,
        MarkdownFormat.Instance,
    ];

    /// <summary>Their names, in the same order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(format => format.Name)];

    /// <summary>The format with a name; null when there is none.</summary>
    public static OutputFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);

    /// <summary>The format that a file's ending means, in any case; null when it means none.</summary>
    public static OutputFormat? OfFile(string path)
    {
        string ending = Path.GetExtension(path);
        return All.FirstOrDefault(format => format.Endings.Contains(ending, StringComparer.OrdinalIgnoreCase));
    }
}
