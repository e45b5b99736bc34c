namespace CredReport.Evaluation.Findings;

/// <summary>Writes a text so that a POSIX shell takes it for one argument, letter for letter.</summary>
internal static class ShellArgument
{
    public static string Quote(string text)
    {
        bool isPlain = text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || "+,.@_-".Contains(c, StringComparison.Ordinal));
        return isPlain ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}
