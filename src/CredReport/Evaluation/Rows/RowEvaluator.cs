using CredReport.Diagnostics;
using CredReport.Evaluation.Accounts;
using CredReport.Evaluation.Exceptions;
using CredReport.Gsl;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Evaluation.Rows;

/// <summary>
/// Puts rows that follow each other before every rule, on whichever thread, and holds what comes of them, findings aside, until it is
/// taken in the order of the input.
/// </summary>
internal sealed class RowEvaluator : IDisposable
{
    /// <summary>How many rows are judged before the run is asked whether it goes on; where nothing has to be waited for, they are taken then.</summary>
    private const int RowsBetweenChecks = 256;

    private readonly EvaluationContext _terms;
    private readonly AccountBuffer _accounts;
    private (long Line, List<string> Columns) _lastCells = (0, []);

    /// <summary>The header that was looked at last, and whether any row under it can pass or fail.</summary>
    private ReportHeader? _seen;

    private bool _canJudge;

    /// <summary>Begins to judge.</summary>
    /// <param name="terms">By what.</param>
    /// <param name="coverage">The input's accepted risks; null for none.</param>
    /// <param name="open">Opens the rows, whose diagnostics go to the bag; null where there are none.</param>
    /// <param name="full">See <see cref="Full"/>.</param>
    public RowEvaluator(EvaluationContext terms, AcceptedRiskCoverage? coverage, Func<DiagnosticBag, ReportReader?> open, Action<RowEvaluator> full)
    {
        _terms = terms;
        Full = full;
        Diagnostics = new DiagnosticBag(terms.Source) { Full = () => Full(this), Pseudonyms = terms.Options.Pseudonyms };
        _accounts = new AccountBuffer(Diagnostics, () => Full(this));
        Coverage = coverage?.OfRows(Diagnostics);
        ByRule = [.. terms.Rules.Select(_ => new VerdictCounts())];
        Reader = open(Diagnostics);
    }

    /// <summary>Called when as much is held as should be: it has to be taken.</summary>
    public Action<RowEvaluator> Full { get; set; }

    /// <summary>The rows; null where there are none to read.</summary>
    public ReportReader? Reader { get; }

    /// <summary>Under what the rows begin; null where they begin with the text, and where there are none.</summary>
    public HeaderState? Begins
    {
        get;
        init
        {
            field = value;
            (_seen, _canJudge) = value is { IsSeen: true } ? (value.Header, value.CanJudge) : (null, false);
        }
    }

    /// <summary>Under what the rows behind those that were read begin. To be asked when there is a reader.</summary>
    public HeaderState Ends => new(Reader!.Header, Reader.HeaderLine, Reader.Header == _seen, _canJudge);

    /// <summary>Whether any row under some header can.</summary>
    public bool HasJudgedHeader { get; private set; }

    /// <summary>What was said since the last time it was taken.</summary>
    public DiagnosticBag Diagnostics { get; }

    /// <summary>What accepted risks cover.</summary>
    public AcceptedRiskCoverage? Coverage { get; }

    /// <summary>The accounts since the last time they were taken, and all diagnostics.</summary>
    public AccountBuffer Accounts => _accounts;

    /// <summary>The verdicts of each rule since the last time they were taken.</summary>
    public VerdictCounts[] ByRule { get; }

    /// <summary>Judged rows since the last time they were taken.</summary>
    public long Judged { get; private set; }

    /// <summary>Rows that were not judged under their header, since the last time they were taken.</summary>
    public long NotJudged { get; private set; }

    /// <summary>Failing verdicts since the last time they were taken.</summary>
    public long Failing { get; private set; }

    /// <summary>Judges all rows.</summary>
    /// <param name="report">Receives the findings that are shown.</param>
    /// <param name="holds">Whether all is held as long as that is not too much.</param>
    /// <param name="keep">Sees every row, and answers its copy of one that it keeps; null when none is kept.</param>
    public void Run(Action<Finding> report, bool holds, Func<ReportRow, ReportRow?>? keep = null)
    {
        if (Reader is not { } reader) return;

        BoundRule[] bound = _terms.Bound;
        RowValues values = new(reader.Row);
        ValueChecks checks = new(bound, _terms.AsOf, Diagnostics);
        while (reader.Read())
        {
            ReportRow? kept = keep?.Invoke(reader.Row);
            if (reader.Header != _seen) LookAtHeader(reader.HeaderLine);
            if (!_canJudge)
            {
                NotJudged++;
                continue;
            }

            values.MoveNext();
            if (++Judged % RowsBetweenChecks == 0)
            {
                _terms.Options.Cancellation.ThrowIfCancellationRequested();
                if (!holds) Full(this);
            }

            VerdictCounts ofAccount = _accounts.Count(values);
            for (int i = 0; i < bound.Length; i++)
            {
                Verdict verdict = Judgement.Of(bound[i], values);
                AcceptedRisk? risk = verdict == Verdict.Fail ? Coverage?.Find(i, bound[i], reader.Row) : null;
                if (risk is not null) verdict = Verdict.Excluded;
                ofAccount.Add(verdict);
                ByRule[i].Add(verdict);
                checks.Note(i, verdict);
                if (verdict == Verdict.Fail) Failing++;
                if (verdict is Verdict.Pass or Verdict.NotRelevant && !_terms.Options.ShowAll) continue;

                Finding finding = new(_terms.Rules[i], bound[i], verdict, kept ??= reader.Row.Copy(_terms.Options.Pseudonyms), _terms.Source) { AcceptedRisk = risk?.Shown(_terms.Options.Pseudonyms) };
                if (verdict == Verdict.NotAssessable) ReportCells(finding);
                report(finding);
            }

            checks.Check(values);
        }
    }

    /// <summary>Says which columns of the reader's header are missing, and whether any row under it can pass or fail.</summary>
    /// <param name="line">The line to say it of; null for the report's first header, which needs none to be known by.</param>
    public void LookAtHeader(long? line)
    {
        ReportHeader header = _seen = Reader!.Header;
        BoundRule[] bound = _terms.Bound;
        foreach (ReportColumn column in bound.SelectMany(rule => rule.Columns).Distinct().Where(column => !header.Has(column)))
        {
            string rules = string.Join(", ", _terms.Rules.Where((_, i) => bound[i].Columns.Contains(column)).Select(rule => rule.Id));
            Diagnostics.Add(DiagnosticCatalogue.MissingColumn, $"The report has no column '{Seen.Own(column.Name())}', which {Seen.Own(rules)} {Seen.Own(rules.Contains(',', StringComparison.Ordinal) ? "need" : "needs")}.", line, column.Name());
        }

        _canJudge = _terms.HasMoment && bound.Any(rule => rule.CanBeJudged(header));
        HasJudgedHeader |= _canJudge;
        if (_terms.HasMoment && !_canJudge) Diagnostics.Add(DiagnosticCatalogue.NotJudged, $"No chosen rule can be judged on this report: its rows were not judged.", line);
    }

    /// <summary>Forgets what was taken, and goes on from there; what is held of accounts has been taken with them.</summary>
    public void Clear()
    {
        foreach (VerdictCounts counts in ByRule) counts.Clear();
        Judged = NotJudged = Failing = 0;
    }

    public void Dispose()
    {
        _accounts.Dispose();
        Reader?.Dispose();
    }

    /// <summary>Says of each cell that kept a rule from its verdict what is wrong with it, once a row.</summary>
    private void ReportCells(Finding finding)
    {
        foreach (UnknownTerm term in finding.Unknowns)
        {
            DiagnosticDescriptor? problem = term.Kind switch
            {
                UnknownKind.UnreadableInstant => DiagnosticCatalogue.UnreadableTimestamp,
                UnknownKind.UnreadableBoolean => DiagnosticCatalogue.UnreadableBoolean,
                _ => null,
            };
            string? column = term.Column?.Name();
            bool isKnown = _lastCells.Line == finding.Line && _lastCells.Columns.Contains(column!);
            if (problem is null || isKnown) continue;

            if (_lastCells.Line != finding.Line) _lastCells = (finding.Line, []);
            _lastCells.Columns.Add(column!);
            Diagnostics.Add(problem, $"{Seen.Own(term.Sentence)}", finding.Line, column);
        }
    }
}
