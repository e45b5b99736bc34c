using CredReport.Diagnostics;

namespace CredReport.Input;

/// <summary>Says why the bytes of an input cannot be had.</summary>
internal static class ReadFailure
{
    /// <summary>Adds the diagnostic of a failure.</summary>
    public static void Add(Exception failure, ReportInput input, DiagnosticBag diagnostics)
    {
        switch (failure)
        {
            case FormException broken:
                diagnostics.Add(broken.Problem, broken.Sentence);
                break;
            case FileNotFoundException or DirectoryNotFoundException:
                diagnostics.Add(DiagnosticCatalogue.MissingFile, $"{Seen.Own(PathPattern.Is(input.GivenName) ? "No file or folder matches" : "There is no file or folder")} '{Seen.Own(input.Name)}'.");
                break;
            case UnauthorizedAccessException:
                diagnostics.Add(DiagnosticCatalogue.UnreadableFile, $"Permission denied: the file '{Seen.Own(input.Name)}' may not be read.");
                break;
            default:
                diagnostics.Add(DiagnosticCatalogue.UnreadableFile, $"The file '{Seen.Own(input.Name)}' cannot be read: {Seen.Text(Reason(failure, input))}");
                break;
        }
    }

    /// <summary>What the operating system says, without the absolute path that the framework adds: it is the machine's, not the input's.</summary>
    private static string Reason(Exception failure, ReportInput input)
    {
        if (input.FullPath is not { } path) return failure.Message;
        return failure.Message.Replace($" : '{path}'", "", StringComparison.Ordinal).Replace(path, input.Name, StringComparison.Ordinal);
    }
}
