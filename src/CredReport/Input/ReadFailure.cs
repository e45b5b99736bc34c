using CredReport.Diagnostics;

namespace CredReport.Input;

/// <summary>Reports why an input cannot be read.</summary>
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
                string problem = PathPattern.Is(input.GivenName) ? "No file or folder matches" : "There is no file or folder";
                diagnostics.Add(DiagnosticCatalogue.MissingFile, $"{MessageArgument.Own(problem)} '{MessageArgument.Own(input.Name)}'.");
                break;
            case UnauthorizedAccessException:
                diagnostics.Add(DiagnosticCatalogue.UnreadableFile,
                    $"Permission denied: the file '{MessageArgument.Own(input.Name)}' may not be read.");
                break;
            default:
                diagnostics.Add(DiagnosticCatalogue.UnreadableFile,
                    $"The file '{MessageArgument.Own(input.Name)}' cannot be read: {MessageArgument.Text(Reason(failure, input))}");
                break;
        }
    }

    /// <summary>
    /// The operating system's message without the absolute path that the framework adds, which must not get into outputs.
    /// </summary>
    private static string Reason(Exception failure, ReportInput input)
    {
        if (input.FullPath is not { } path) return failure.Message;
        return failure.Message.Replace($" : '{path}'", "", StringComparison.Ordinal).Replace(path, input.Name, StringComparison.Ordinal);
    }
}
