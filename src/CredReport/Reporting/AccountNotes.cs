using CredReport.Diagnostics;
using CredReport.Evaluation;

namespace CredReport.Reporting;

/// <summary>Says in text that accounts are not those that were expected.</summary>
internal static class AccountNotes
{
    /// <summary>A line without its end for missing and for unexpected accounts; none where each is as expected.</summary>
    public static IEnumerable<string> Of(AccountExpectations accounts)
    {
        if (accounts.Missing.Count > 0) yield return $"NOT COMPLETE: {Counted.Of(accounts.Missing.Count, "expected account")} without a report: {Listed(accounts.Missing)}.";
        if (accounts.Unexpected.Count > 0) yield return $"NOT COMPLETE: {Counted.Of(accounts.Unexpected.Count, "account")} not in the list of expected accounts: {Listed(accounts.Unexpected)}.";
    }

    /// <summary>Whether a diagnostic is what <see cref="Of"/> says.</summary>
    public static bool Covers(Diagnostic diagnostic) =>
        diagnostic.Descriptor == DiagnosticCatalogue.ExpectedAccountMissing || diagnostic.Descriptor == DiagnosticCatalogue.UnexpectedAccount;

    private static string Listed(IReadOnlyList<string> accounts) => VisibleText.Escape(string.Join(", ", accounts));
}
