using CredReport.Evaluation.Exceptions;
using CredReport.Rules;
using CredReport.Yaml;

namespace CredReport.Cli.Options;

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
    public static byte[] ReadBytes(string name) => NamedFile.ReadBytes(name, "an exceptions file");
}
