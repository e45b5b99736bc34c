using CredReport.Diagnostics;
using CredReport.Model;

namespace CredReport.Diffing;

/// <summary>Chooses the report of a side that counts for each account: the one with the latest time.</summary>
internal sealed class ReportChoice
{
    private readonly Dictionary<string, SurveyedReport> _byAccount = [];
    private readonly HashSet<string> _ambiguous = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Pseudonyms? _pseudonyms;

    /// <param name="side"><c>old</c> or <c>new</c>, for messages.</param>
    /// <param name="reports">The inputs of the side, in their order.</param>
    /// <param name="pseudonyms">Replaces accounts; null to show them.</param>
    public ReportChoice(string side, IReadOnlyList<SurveyedReport> reports, Pseudonyms? pseudonyms)
    {
        _pseudonyms = pseudonyms;
        Reports = reports;
        foreach (IGrouping<string, SurveyedReport> account in reports.SelectMany(report => report.Users.Keys.Select(id => (Id: id, Report: report)))
            .GroupBy(item => item.Id, item => item.Report).OrderBy(account => MessageArgument.Account(account.Key).Show(pseudonyms), StringComparer.Ordinal))
        {
            Choose(side, account.Key, [.. account]);
        }
    }

    /// <summary>All inputs of the side.</summary>
    public IReadOnlyList<SurveyedReport> Reports { get; }

    /// <summary>
    /// Inputs to evaluate: those that count, and, to report what is wrong with them, those that hold no report or no user.
    /// </summary>
    public IEnumerable<SurveyedReport> Counting =>
        Reports.Where(report => report.Users.Count == 0 || report.Users.Keys.Any(account => Counts(report, account)));

    /// <summary>Accounts with a report that counts.</summary>
    public IReadOnlyDictionary<string, SurveyedReport> ByAccount => _byAccount;

    /// <summary>Diagnostics about reports that do not count.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>Whether the side has a report of the account, even if it is unknown which one counts.</summary>
    public bool Has(string account) => _byAccount.ContainsKey(account) || _ambiguous.Contains(account);

    /// <summary>Whether the report counts for the account.</summary>
    public bool Counts(SurveyedReport report, string account) => _byAccount.GetValueOrDefault(account) == report;

    private void Choose(string side, string account, SurveyedReport[] reports)
    {
        long latest = reports.Max(Seconds);
        SurveyedReport[] candidates = [.. reports.Where(report => Seconds(report) == latest)];
        if (candidates.Length > 1 && candidates.Select(report => report.Hash()).Distinct().Count() > 1)
        {
            _ambiguous.Add(account);
            _diagnostics.Add(Diagnostic.Of(
                DiagnosticCatalogue.AmbiguousReports,
                $"The {MessageArgument.Own(side)} side has {candidates.Length} reports of {Sentences.Account(account)} of {Moment(candidates[0])} that differ: {Names(candidates)}. Which one counts cannot be determined: the account was not compared.",
                _pseudonyms, null));
            return;
        }

        _byAccount.Add(account, candidates[0]);
        if (reports.Length == 1) return;
        _diagnostics.Add(Diagnostic.Of(
            DiagnosticCatalogue.EarlierReports,
            $"The {MessageArgument.Own(side)} side has {reports.Length} reports of {Sentences.Account(account)}: this one, of {Moment(candidates[0])}, is compared, and not {Names(reports.Where(report => report != candidates[0]))}.",
            _pseudonyms, candidates[0].Input.Name));
    }

    private static long Seconds(SurveyedReport report) => report.Moment?.AsOf.UnixSeconds ?? long.MinValue;

    private static MessageArgument Moment(SurveyedReport report) => MessageArgument.Own(report.Moment is { } moment ? moment.AsOf.ToString() : "no moment that they tell");

    private static MessageArgument Names(IEnumerable<SurveyedReport> reports) => MessageArgument.Own(string.Join(", ", reports.Select(report => $"'{report.Input.Name}'")));
}
