namespace CredReport.Yaml;

/// <summary>A file that people write cannot be used.</summary>
/// <param name="errors">What is wrong with it, at least one.</param>
public sealed class FileErrorException(IReadOnlyList<FileError> errors) : Exception(string.Join("\n", errors))
{
    /// <summary>What is wrong, in the order of the file.</summary>
    public IReadOnlyList<FileError> Errors { get; } = errors;
}
