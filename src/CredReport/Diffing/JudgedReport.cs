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

/// <summary>A report whose rows have all been judged.</summary>
/// <param name="Report">The report.</param>
/// <param name="Result">What became of it.</param>
/// <param name="Findings">Failing, excluded and unassessable findings by account, an empty id standing for none.</param>
/// <param name="Rows">Rows by account; null when they are too many to be held together, and read again.</param>
/// <param name="Coverage">What accepted risks cover in it; null when they can cover nothing.</param>
internal sealed record JudgedReport(
    SurveyedReport Report, SourceResult Result, IReadOnlyDictionary<string, List<Finding>> Findings, IReadOnlyDictionary<string, List<ReportRow>>? Rows, AcceptedRiskCoverage? Coverage)
{
    /// <summary>Judges the rows at the moment that was asked for, or else at the report's own.</summary>
    /// <param name="report">What to judge.</param>
    /// <param name="accounts">Accounts whose rows are held; null for none.</param>
    /// <param name="rules">By which rules.</param>
    /// <param name="options">How.</param>
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

    /// <summary>What is left when the accounts are compared: no row and no finding.</summary>
    public JudgedReport Compared() => this with { Findings = new Dictionary<string, List<Finding>>(), Rows = null };

    /// <summary>The rows of some accounts.</summary>
    public IReadOnlyDictionary<string, List<ReportRow>> ReadRows(IReadOnlyCollection<string> accounts, AnalysisOptions options)
    {
        if (Rows is not null) return Rows;

        // What is wrong with the rows was said when they were judged.
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
