using CredReport.Diagnostics;

namespace CredReport.Evaluation;

/// <summary>Which accounts were expected and have no report, and which have one and were not expected.</summary>
/// <param name="Missing">Ids, or what stands for them, in ordinal order.</param>
/// <param name="Unexpected">Ids, or what stands for them, in ordinal order.</param>
public sealed record AccountExpectations(IReadOnlyList<string> Missing, IReadOnlyList<string> Unexpected)
{
    /// <summary>Where nobody says which accounts are expected, and where each has its report.</summary>
    public static AccountExpectations Met { get; } = new([], []);

    /// <summary>An error for each account.</summary>
    internal IEnumerable<Diagnostic> Diagnostics =>
    [
        .. Missing.Select(account => Diagnostic.Of(DiagnosticCatalogue.ExpectedAccountMissing,
            $"{MessageArgument.Own(DescribeMissing(account))}", null, null)),
        .. Unexpected.Select(account => Diagnostic.Of(DiagnosticCatalogue.UnexpectedAccount,
            $"A report of account {MessageArgument.Own(account)} was evaluated, which is not in the list of expected accounts.", null, null)),
    ];

    /// <summary>Says that an account is missing.</summary>
    internal static string DescribeMissing(string account) => $"No report of account {account} was evaluated, which is in the list of expected accounts.";

    /// <summary>Compares the accounts that are expected with those whose users were judged.</summary>
    internal static AccountExpectations Of(AnalysisOptions options, IEnumerable<SourceResult> sources)
    {
        if (options.ExpectedAccounts is not { } expected) return Met;

        HashSet<string> received = [.. sources.SelectMany(source => source.Accounts)];
        string[] shown = [.. expected.Select(Shown)];
        return new AccountExpectations(
            [.. shown.Where(account => !received.Contains(account)).Distinct().Order(StringComparer.Ordinal)],
            [.. received.Except(shown).Except(options.OptionalAccounts.Select(Shown)).Order(StringComparer.Ordinal)]);

        string Shown(string account) => options.Pseudonyms is { } pseudonyms ? pseudonyms.Account(account) : account;
    }
}
