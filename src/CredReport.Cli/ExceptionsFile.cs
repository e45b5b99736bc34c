using CredReport.Evaluation.Exceptions;
using CredReport.Rules;
using CredReport.Yaml;

namespace CredReport.Cli;

/// <summary>Reads the file of accepted risks that the command line names.</summary>
internal static class ExceptionsFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="name">As it was given.</param>
    /// <param name="rules">The chosen rules.</param>
    /// <exception cref="UsageException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="FileErrorException">It cannot be used.</exception>
    public static AcceptedRisks Read(string name, IReadOnlyList<Rule> rules) => AcceptedRiskFile.Read(name, ReadBytes(name), rules);

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="UsageException">There is no such file, or it cannot be read.</exception>
    public static byte[] ReadBytes(string name)
    {
        if (Directory.Exists(name)) throw new UsageException($"'{name}' is a folder: expected an exceptions file.");
        try
        {
            return File.ReadAllBytes(name);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw new UsageException($"there is no exceptions file '{name}'.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the exceptions file '{name}' cannot be read: {e.Message.Replace(Path.GetFullPath(name), name, StringComparison.Ordinal)}");
        }
    }
}
