using System.CommandLine;
using CredReport.Evidence;

namespace CredReport.Cli.Options;

/// <summary>Reads the list of expected accounts that the command line names.</summary>
internal static class ExpectedAccountsFile
{
    /// <summary>The option that names it.</summary>
    /// <param name="consequence">What becomes of accounts that are not as expected, as the end of a sentence.</param>
    public static Option<string?> Option(string consequence) => new("--expected-accounts")
    {
        Description = $"Account ids, one per line, or the JSON of 'aws organizations list-accounts': {consequence}",
        HelpName = "FILE",
    };

    /// <summary>The list; null where none is named.</summary>
    /// <param name="name">As it was given.</param>
    /// <param name="withholds">Whether errors quote nothing of it.</param>
    /// <exception cref="UsageException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="EvidenceException">It cannot be used.</exception>
    public static ExpectedAccounts? Read(string? name, bool withholds) =>
        name is null ? null : ExpectedAccounts.Read(name, NamedFile.ReadBytes(name, "a list of accounts"), withholds);
}
