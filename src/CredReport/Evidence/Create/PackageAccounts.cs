using System.Globalization;
using System.Text;
using CredReport.Reporting;
using CredReport.Reporting.Markdown;

namespace CredReport.Evidence.Create;

/// <summary>Says in Markdown whose accounts a package is about, and which of those expected are there.</summary>
internal static class PackageAccounts
{
    /// <summary>A paragraph with the organization and one about the accounts with what is wrong as a list, each with a blank line after it; empty when there is nothing to say.</summary>
    public static string Compose(string? organization, AccountCheck accounts)
    {
        StringBuilder text = new();
        if (organization is not null) text.Append("Organization: ").Append(MarkdownText.Code(organization)).Append(".\n\n");
        if (accounts.Expected is not { } expected) return text.ToString();

        text.Append(Sentence(accounts)).Append("\n\n");
        foreach (string account in accounts.Missing) AppendItem(text, "Missing", account, "no report of it was judged");
        foreach (string account in accounts.Unexpected) AppendItem(text, "Unexpected", account, "it is not in the list");
        foreach ((string account, IReadOnlyList<string> reports) in accounts.Repeated)
            AppendItem(text, "Repeated", account, $"it is in {string.Join(" and ", reports.Select(MarkdownText.Code))}, and its users count once for each");
        if (!accounts.Holds) text.Append('\n');
        if (expected.Inactive.Count > 0)
        {
            string ids = string.Join(", ", expected.Inactive.Select(MarkdownText.Code));
            text.Append(CultureInfo.InvariantCulture, $"No report is expected of {Counted.Of(expected.Inactive.Count, "account")} that the list calls not active: {ids}.\n\n");
        }

        return text.ToString();
    }

    /// <summary>Whether the accounts are those that were expected, in a sentence. There has to be a list of them.</summary>
    public static string Sentence(AccountCheck accounts)
    {
        string list = $"By a list that was given to the tool, reports of {Counted.Of(accounts.Expected!.Active.Count, "account")} were expected";
        if (accounts.Holds) return $"{list}, and each of them was received once, and no other.";

        List<string> wrong = [];
        if (accounts.Missing.Count > 0) wrong.Add($"{accounts.Missing.Count.ToString(CultureInfo.InvariantCulture)} missing");
        if (accounts.Unexpected.Count > 0) wrong.Add($"{accounts.Unexpected.Count.ToString(CultureInfo.InvariantCulture)} unexpected");
        if (accounts.Repeated.Count > 0) wrong.Add($"{accounts.Repeated.Count.ToString(CultureInfo.InvariantCulture)} repeated");
        return $"**{list}, and that is not what was received: {string.Join(", ", wrong)}.**";
    }

    private static void AppendItem(StringBuilder text, string what, string account, string why) =>
        text.Append("- ").Append(what).Append(": ").Append(MarkdownText.Code(account)).Append(": ").Append(why).Append(".\n");
}
