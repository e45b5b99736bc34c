namespace CredReport.Yaml;

/// <summary>Something wrong with a file that a person writes: a rule, or a list of exceptions.</summary>
/// <param name="File">The file's name as it was given.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column.</param>
/// <param name="Message">What is wrong, what was found, and what is accepted; may have more lines that show the place.</param>
public sealed record FileError(string File, int Line, int Column, string Message)
{
    /// <summary>Whether the file can be used all the same, and most likely does not do what is meant.</summary>
    public bool IsWarning { get; init; }

    /// <summary>The place and the sentence.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {(IsWarning ? "warning: " : "")}{Message}";
}
