using CredReport.Diagnostics;
using CredReport.Evaluation.Exceptions;
using CredReport.Gsl;
using CredReport.Model;
using CredReport.Parsing;
using CredReport.Rules;

namespace CredReport.Evaluation.Rows;

/// <summary>By what the rows of one input are evaluated. Shared by threads.</summary>
/// <param name="Source">Name of the input.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Options">How the run is done.</param>
/// <param name="AsOf">The moment of the report; null when none is needed or found.</param>
/// <param name="HasMoment">Whether there is a moment, or none is needed.</param>
internal sealed record EvaluationContext(string Source, IReadOnlyList<Rule> Rules, AnalysisOptions Options, Instant? AsOf, bool HasMoment)
{
    /// <summary>The rules at the moment.</summary>
    public BoundRule[] Bound { get; } = [.. Rules.Select(rule => rule.At(AsOf))];

    /// <summary>The input's accepted risks; null when they can cover nothing.</summary>
    public AcceptedRiskCoverage? Coverage { get; init; }

    /// <summary>Accounts whose rows are kept, an empty id standing for none; null when no row is.</summary>
    public IReadOnlySet<string>? KeptAccounts { get; init; }

    /// <summary>Reports which columns a header lacks, and answers whether any row under it can pass or fail.</summary>
    /// <param name="header">The header.</param>
    /// <param name="line">The line to name; null for the report's first header, which needs none to be known by.</param>
    /// <param name="diagnostics">Receives what is missing.</param>
    public bool CanEvaluate(ReportHeader header, long? line, DiagnosticBag diagnostics)
    {
        foreach (ReportColumn column in Bound.SelectMany(rule => rule.Columns).Distinct().Where(column => !header.Has(column)))
        {
            string rules = string.Join(", ", Rules.Where((_, i) => Bound[i].Columns.Contains(column)).Select(rule => rule.Id));
            diagnostics.Add(DiagnosticCatalogue.MissingColumn, $"The report has no column '{MessageArgument.Own(column.Name())}', which {MessageArgument.Own(rules)} {MessageArgument.Own(rules.Contains(',', StringComparison.Ordinal) ? "need" : "needs")}.", line, column.Name());
        }

        bool canEvaluate = HasMoment && Bound.Any(rule => rule.CanBeJudged(header));
        if (HasMoment && !canEvaluate) diagnostics.Add(DiagnosticCatalogue.NotJudged, $"No chosen rule can be judged on this report: its rows were not judged.", line);
        return canEvaluate;
    }
}
