using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Evaluation.Pipeline;
using CredReport.Parsing;
using CredReport.Rules;

namespace CredReport.Diffing;

/// <summary>A unit with its reports evaluated and its accounts compared.</summary>
/// <param name="Old">Reports of the old side.</param>
/// <param name="New">Reports of the new side.</param>
/// <param name="Accounts">What happened to the accounts.</param>
/// <param name="Diagnostics">What is wrong with the pairs of reports.</param>
internal sealed record ComparedUnit(
    IReadOnlyList<JudgedReport> Old, IReadOnlyList<JudgedReport> New, IReadOnlyList<AccountComparison> Accounts, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Evaluates and compares the reports of a unit.</summary>
    public static ComparedUnit Of(ComparisonUnit unit, ReportChoice old, ReportChoice @new, IReadOnlyList<Rule> rules, AnalysisOptions options)
    {
        // Usually the rows are few enough to be kept during the evaluation, and need not be read again.
        IReadOnlyList<string>? held = unit.Portions.Count == 1 ? unit.Portions[0] : null;
        JudgedReport[] before = [.. unit.Old.Select(report => JudgedReport.Of(report, held?.Where(account => old.Counts(report, account)).ToArray(), rules, options))];
        JudgedReport[] after = [.. unit.New.Select(report => JudgedReport.Of(report, held?.Where(account => @new.Counts(report, account)).ToArray(), rules, options))];
        List<AccountComparison> accounts = [];
        List<Diagnostic> diagnostics = [];
        foreach (IReadOnlyList<string> portion in unit.Portions)
        {
            Dictionary<string, ReportedAccount> oldAccounts = Read(before, portion, old, options);
            Dictionary<string, ReportedAccount> newAccounts = Read(after, portion, @new, options);
            foreach (string account in portion)
            {
                ReportedAccount? was = oldAccounts.GetValueOrDefault(account);
                ReportedAccount? now = newAccounts.GetValueOrDefault(account);

                // A report that could not be evaluated has its own diagnostics, and shows no changes.
                if (was is { Result.Judged: false } || now is { Result.Judged: false }) continue;
                if (was is not null && now is not null) diagnostics.AddRange(Moves(old.ByAccount[account], was, @new.ByAccount[account], now));
                accounts.Add((was, now) switch
                {
                    (null, _) => AccountComparison.Added(now!, HasUnread(old)),
                    (_, null) => AccountComparison.Missing(was, HasUnread(@new)),
                    _ => AccountComparison.Of(was, now),
                });
            }
        }

        return new ComparedUnit([.. before.Select(report => report.Compared())], [.. after.Select(report => report.Compared())], accounts, diagnostics);
    }

    private static Dictionary<string, ReportedAccount> Read(JudgedReport[] reports, IReadOnlyList<string> portion, ReportChoice side, AnalysisOptions options)
    {
        Dictionary<string, ReportedAccount> read = [];
        foreach (JudgedReport report in reports)
        {
            string[] accounts = [.. portion.Where(account => side.Counts(report.Report, account))];
            if (accounts.Length == 0) continue;

            IReadOnlyDictionary<string, List<ReportRow>> rows = report.ReadRows(accounts, options);
            foreach (string account in accounts)
                read.Add(account, new ReportedAccount(account, report.Result, rows[account], report.Findings.GetValueOrDefault(account) ?? [], options.Pseudonyms));
        }

        return read;
    }

    /// <summary>Whether the side has a report without any account, which may be the report of any account.</summary>
    private static bool HasUnread(ReportChoice side) => side.Reports.Any(report => report.Users.Count == 0 && !report.IsOtherFile);

    /// <summary>Reports what is impossible for two reports of an account in this order.</summary>
    private static IEnumerable<Diagnostic> Moves(SurveyedReport old, ReportedAccount was, SurveyedReport @new, ReportedAccount now)
    {
        if (was.Result.Digest is { } digest && digest == now.Result.Digest)
        {
            yield return Diagnostic.Of(DiagnosticCatalogue.SameReport,
                $"This is the same report as '{MessageArgument.Own(was.Source)}', byte for byte: AWS generates a new one at most every 4 hours.", now.Pseudonyms, now.Source);
        }
        else if (@new.Moment is { } newMoment && old.Moment is { } oldMoment && newMoment.AsOf < oldMoment.AsOf)
        {
            yield return Diagnostic.Of(DiagnosticCatalogue.OlderReport,
                $"The new report, of {MessageArgument.Own(Describe(newMoment))}, is older than the old one, '{MessageArgument.Own(was.Source)}', of {MessageArgument.Own(Describe(oldMoment))}: the sides may be exchanged.",
                now.Pseudonyms, now.Source);
        }
    }

    private static string Describe(ReportMoment moment) =>
        moment.Source == AsOfSource.GeneratedTime ? $"{moment.AsOf} (when AWS generated it)" : $"{moment.AsOf} (the newest timestamp in it)";
}
