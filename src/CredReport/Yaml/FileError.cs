namespace CredReport.Yaml;

/// <summary>An error in a file that people write, such as a rule or a list of exceptions.</summary>
/// <param name="File">The file's name as given.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column.</param>
/// <param name="Message">What is wrong, what was found, and what is accepted; further lines may show the place.</param>
public sealed record FileError(string File, int Line, int Column, string Message)
{
    /// <summary>Whether the file can still be used, although it probably does not do what its author intended.</summary>
    public bool IsWarning { get; init; }

    /// <summary>The place and the message.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {(IsWarning ? "warning: " : "")}{Message}";
}
