using CredReport.FileSystem;

namespace CredReport.Cli.Options;

/// <summary>Reads a file that the command line names for something else than a report.</summary>
internal static class NamedFile
{
    /// <summary>The bytes of a file.</summary>
    /// <param name="name">As it was given.</param>
    /// <param name="what">What it should be, as in: an exceptions file.</param>
    /// <exception cref="UsageException">There is no such file, or it cannot be read.</exception>
    public static byte[] ReadBytes(string name, string what) => Read(name, what, path => ReadableFile.ReadAll(path));

    /// <summary>Opens a file for reading.</summary>
    /// <param name="name">As it was given.</param>
    /// <param name="what">What it should be.</param>
    /// <exception cref="UsageException">There is no such file, or it cannot be read.</exception>
    public static Stream Open(string name, string what) => Read(name, what, ReadableFile.Open);

    /// <summary>What the operating system says of a file, under the name that it was given.</summary>
    public static string Reason(string name, Exception failure) => failure.Message.Replace(Path.GetFullPath(name), name, StringComparison.Ordinal);

    private static T Read<T>(string name, string what, Func<string, T> read)
    {
        string noun = what[(what.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        if (Directory.Exists(name)) throw new UsageException($"'{name}' is a folder: expected {what}.");
        try
        {
            return read(name);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw new UsageException($"there is no {noun} '{name}'.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the {noun} '{name}' cannot be read: {Reason(name, e)}");
        }
    }
}
