using System.Globalization;
using System.Text;
using CredReport.Evidence;
using CredReport.Reporting;

namespace CredReport.Cli.Commands;

/// <summary>Says in plain lines what became of a package.</summary>
internal static class EvidenceSummary
{
    /// <summary>How many reports are named; the package names them all.</summary>
    private const int MostNamed = 20;

    /// <summary>What was created.</summary>
    public static string Created(string output, EvidencePackage package, string sha256, bool isSigned)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{VisibleText.Escape(output)}, dated {package.PackagedAt}, {(isSigned ? "signed" : "not signed")}\n");
        text.Append(CultureInfo.InvariantCulture, $"  {TextSummary.Headline(package.Result)}\n");
        PackagedSource[] sources = package.HoldsBack ? [] : [.. package.Sources];
        foreach (PackagedSource source in sources.Take(MostNamed)) text.Append(CultureInfo.InvariantCulture, $"  {source.Path}  from {VisibleText.Escape(source.Original)}\n");
        if (sources.Length > MostNamed) text.Append(CultureInfo.InvariantCulture, $"  and {sources.Length - MostNamed} more\n");
        if (package.HoldsBack) text.Append("  The reports are left out; each is represented by an HMAC under the key.\n");
        text.Append(CultureInfo.InvariantCulture, $"SHA-256 of tagmanifest-sha256.txt: {sha256}\n");
        text.Append(CultureInfo.InvariantCulture, $"Verify it: credreport evidence verify {VisibleText.Escape(output)}{(isSigned ? " --public-key PUBLIC-KEY.pem" : "")}\n");
        return text.ToString();
    }

    /// <summary>Which accounts are not as expected, in a sentence.</summary>
    public static string Accounts(AccountCheck accounts)
    {
        List<string> wrong = [];
        if (accounts.Missing.Count > 0) wrong.Add($"missing are {string.Join(", ", accounts.Missing)}");
        if (accounts.Unexpected.Count > 0) wrong.Add($"unexpected are {string.Join(", ", accounts.Unexpected)}");
        if (accounts.Repeated.Count > 0) wrong.Add($"in more than one report are {string.Join(", ", accounts.Repeated.Select(account => account.Key))}");
        return VisibleText.Escape($"the accounts are not those that were expected: {string.Join("; ", wrong)}.");
    }

    /// <summary>What each check found.</summary>
    public static string Verified(string name, VerificationResult result, bool quiet)
    {
        StringBuilder text = new();
        foreach (VerificationStep step in result.Steps)
        {
            if (quiet && step.Outcome == VerificationOutcome.Holds) continue;

            text.Append(CultureInfo.InvariantCulture, $"{Word(step.Outcome),-11}  {step.Name,-12}  {VisibleText.Escape(step.Sentence)}\n");
            foreach (string difference in step.Details) text.Append("    ").Append(VisibleText.Escape(difference)).Append('\n');
        }

        if (quiet) return text.ToString();
        text.Append('\n').Append(VisibleText.Escape(name)).Append(Conclusion(result)).Append('\n');
        if (result.TagManifestSha256 is { } sha256) text.Append("SHA-256 of tagmanifest-sha256.txt: ").Append(sha256).Append('\n');
        return text.ToString();
    }

    private static string Conclusion(VerificationResult result)
    {
        if (!result.Holds) return ": NOT AS IT WAS CREATED.";
        if (!result.WasRebuilt) return ": nothing differs, and NOT EVERYTHING WAS CHECKED.";
        return result.HasUncheckedSignature ? ": nothing differs, and THE SIGNATURE WAS NOT CHECKED." : ": nothing differs.";
    }

    private static string Word(VerificationOutcome outcome) => outcome switch
    {
        VerificationOutcome.Holds => "OK",
        VerificationOutcome.Differs => "DIFFERS",
        _ => "NOT CHECKED",
    };
}
