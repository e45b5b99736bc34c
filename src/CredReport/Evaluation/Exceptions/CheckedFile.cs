using System.Text;
using CredReport.Diagnostics;
using CredReport.Input;

namespace CredReport.Evaluation.Exceptions;

/// <summary>Tells exceptions files and reports apart by what they hold.</summary>
public static class CheckedFile
{
    private static readonly string[] Keys = ["version", "exceptions"];

    private static readonly DiagnosticDescriptor[] Other = [DiagnosticCatalogue.NotAReport, DiagnosticCatalogue.EmptyFile, DiagnosticCatalogue.MissingContent, DiagnosticCatalogue.OtherFile];

    /// <summary>Whether an input is an exceptions file, be it that something is wrong with it.</summary>
    /// <exception cref="IOException">The bytes cannot be had.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static bool IsExceptions(ReportInput input) => IsExceptions(ReadBeginning(input));

    /// <summary>What an input is that is no report, in a few words; null when it is one, be it that something is wrong with it.</summary>
    public static string? DescribeOther(ReportInput input)
    {
        DiagnosticBag problems = new(input.Name);
        using SourceDocument document = SourceDocument.Open(input, hashes: false, keeps: false, problems);
        bool isOther = problems.Items.Any(problem => Array.IndexOf(Other, problem.Descriptor) >= 0);
        if (document.Form is not null || !isOther) return null;

        byte[] beginning = ReadBeginning(input);
        return beginning.Length == 0 ? "nothing" : ContentDescription.Of(beginning).ToString();
    }

    /// <summary>Whether a text begins as an exceptions file: a mapping with at least one of its keys at the margin, or JSON that names one.</summary>
    internal static bool IsExceptions(ReadOnlySpan<byte> beginning)
    {
        string text = Encoding.UTF8.GetString(beginning).TrimStart('\uFEFF');
        if (text.TrimStart().StartsWith('{')) return Array.Exists(Keys, key => text.Contains(key, StringComparison.Ordinal)) && !text.Contains("\"Content\"", StringComparison.Ordinal);

        string[] lines = [.. text.ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0 && line[0] is not ('#' or ' ' or '-' or '%'))];
        return lines.Length > 0 && IsKey(lines[0], null) && Array.Exists(lines, line => Array.Exists(Keys, key => IsKey(line, key)));
    }

    /// <summary>Whether a line begins with a key of a mapping.</summary>
    private static bool IsKey(string line, string? name)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return false;

        string key = line[..colon].Trim().Trim('"', '\'');
        return name is null ? key.Length > 0 && key.All(char.IsAsciiLetterOrDigit) : key == name;
    }

    private static byte[] ReadBeginning(ReportInput input)
    {
        using Stream stream = input.Open();
        byte[] beginning = new byte[InputLimits.SniffBytes];
        int length = stream.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        return beginning[..length];
    }
}
