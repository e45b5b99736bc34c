using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Evaluation.Exceptions;
using CredReport.Evaluation.Findings;
using CredReport.Evaluation.Pipeline;
using CredReport.Evaluation.Rows;
using CredReport.Input;
using CredReport.Parsing;
using CredReport.Rules;

namespace CredReport.Diffing;

/// <summary>A report with all its rows evaluated.</summary>
/// <param name="Report">The report.</param>
/// <param name="Result">Its result.</param>
/// <param name="Findings">Failing, excluded and unassessable findings by account; the id is empty for users without an account.</param>
/// <param name="Rows">Rows by account; null if they are too many to be held and have to be read again.</param>
/// <param name="Coverage">What accepted risks cover in it; null if they cannot cover anything.</param>
internal sealed record JudgedReport(
    SurveyedReport Report, SourceResult Result, IReadOnlyDictionary<string, List<Finding>> Findings, IReadOnlyDictionary<string, List<ReportRow>>? Rows, AcceptedRiskCoverage? Coverage)
{
    /// <summary>Evaluates the rows at the as-of time of the options, or else at the report's own.</summary>
    /// <param name="report">The report.</param>
    /// <param name="accounts">Accounts to keep the rows of; null for none.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="options">The options of the run.</param>
    public static JudgedReport Of(SurveyedReport report, IReadOnlyCollection<string>? accounts, IReadOnlyList<Rule> rules, AnalysisOptions options)
    {
        ReportMoment? moment = options.AsOf is { } asOf ? new ReportMoment(asOf, AsOfSource.Option) : report.Moment;
        FindingsByAccount findings = new();
        AccountRows? rows = accounts is null ? null : new AccountRows(accounts, options.Pseudonyms);
        InputOpener opener = new(rules, options, new FindingBatches(findings)) { EveryDiagnostic = true, Moment = moment, KeptAccounts = rows?.Accounts };
        using OpenedInput input = opener.Open(report.Input, hashes: true);
        foreach (ChunkResult merged in input.MergeAll())
        {
            findings.Write(merged.Findings);
            rows?.Add(merged.KeptRows);
        }

        SourceResult result = input.Finish();
        result.OmittedDiagnostics = [.. input.Aggregator.OmittedDiagnostics];
        return new JudgedReport(report, result, findings.ByAccount, rows?.ByAccount, input.Aggregator.Coverage);
    }

    /// <summary>The report after the comparison, without rows and findings.</summary>
    public JudgedReport Compared() => this with { Findings = new Dictionary<string, List<Finding>>(), Rows = null };

    /// <summary>The rows of some accounts.</summary>
    public IReadOnlyDictionary<string, List<ReportRow>> ReadRows(IReadOnlyCollection<string> accounts, AnalysisOptions options)
    {
        if (Rows is not null) return Rows;

        // Problems of the rows were reported when they were evaluated.
        DiagnosticBag unheard = new(Report.Input.Name);
        using SourceDocument document = SourceDocument.Open(Report.Input, hashes: false, keeps: false, unheard, options.Limits);
        using ReportReader? reader = ReportReader.Open(document, unheard);
        AccountRows rows = new(accounts, options.Pseudonyms);
        while (reader is not null && reader.Read())
        {
            if (reader.RowsRead % SurveyedReport.RowsBetweenChecks == 0) options.Cancellation.ThrowIfCancellationRequested();
            rows.Keep(reader.Row);
        }

        return rows.ByAccount;
    }
}
