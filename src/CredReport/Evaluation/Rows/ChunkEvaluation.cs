using CredReport.Diagnostics;
using CredReport.Evaluation.Accounts;
using CredReport.Evaluation.Exceptions;
using CredReport.Evaluation.Findings;
using CredReport.Gsl;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Evaluation.Rows;

/// <summary>The evaluation of the rows of one chunk. What of it only rows before them decide is left to whoever merges the results.</summary>
internal sealed class ChunkEvaluation : IDisposable
{
    /// <summary>A result with so much of findings is full, in bytes.</summary>
    private const long FullBatch = 256 * 1024;

    /// <summary>How many rows are evaluated before the run is asked whether it goes on.</summary>
    private const int RowsBetweenChecks = 256;

    private readonly EvaluationContext _context;
    private readonly FindingBatches _batches;
    private readonly LineChunk _chunk;
    private readonly HeaderState _begins;
    private readonly DiagnosticBag _diagnostics;
    private readonly AccountObserver _accounts;
    private readonly AcceptedRiskCoverage? _coverage;
    private readonly ReportReader _reader;
    private readonly RowValues _values;
    private readonly ValueChecks _checks;
    private (long Line, List<string> Columns) _lastCells = (0, []);

    /// <summary>The header that was looked at last, and whether any row under it can pass or fail.</summary>
    private ReportHeader? _seen;

    private bool _canEvaluate;
    private bool _hasJudgedHeader;
    private bool _hasResult;

    public ChunkEvaluation(EvaluationContext context, FindingBatches batches, LineChunk chunk, HeaderState header)
    {
        _context = context;
        _batches = batches;
        _chunk = chunk;
        _begins = header;
        if (header.IsSeen) (_seen, _canEvaluate) = (header.Header, header.CanEvaluate);
        _diagnostics = new DiagnosticBag(context.Source) { HoldsAll = true, Pseudonyms = context.Options.Pseudonyms };
        _accounts = new AccountObserver(_diagnostics);
        _coverage = context.Coverage?.OfRows(_diagnostics);
        _reader = ReportReader.Of(chunk, header.Header, header.Line, context.Options.Limits, _diagnostics);
        _values = new RowValues(_reader.Row);
        _checks = new ValueChecks(context.Bound, context.AsOf, _diagnostics);
    }

    /// <summary>Evaluates rows until there is enough for a result; null when all rows were evaluated.</summary>
    public ChunkResult? Next()
    {
        if (_reader.IsAtEnd) return null;

        ChunkResult result = new(_chunk, _begins, _context.Bound.Length, _batches.Rent()) { IsFirst = !_hasResult };
        _hasResult = true;
        while (_reader.Read())
        {
            bool hasFinding = Evaluate(_reader.Row, result);
            if (_accounts.IsFull || _diagnostics.IsFull || (hasFinding && result.Findings.Size >= FullBatch)) break;
        }

        result.Accounts = _accounts.Take();
        if (_reader.IsAtEnd)
        {
            HeaderState ends = new(_reader.Header, _reader.HeaderLine, _reader.Header == _seen, _canEvaluate);
            result.End = new ChunkEnd(ends, _hasJudgedHeader, _reader.RowsRead, _reader.RowsRefused, _reader.Occurrences, _coverage);
        }

        return result;
    }

    public void Dispose()
    {
        _accounts.Dispose();
        _reader.Dispose();
    }

    /// <summary>Evaluates the rules on a row, and answers whether a finding came of it.</summary>
    private bool Evaluate(ReportRow row, ChunkResult result)
    {
        ReportRow? kept = Keep(row, result);
        if (_reader.Header != _seen) LookAtHeader();
        if (!_canEvaluate)
        {
            result.NotJudged++;
            return false;
        }

        _values.MoveNext();
        if (++result.Judged % RowsBetweenChecks == 0) _context.Options.Cancellation.ThrowIfCancellationRequested();

        BoundRule[] bound = _context.Bound;
        VerdictCounts[] byRule = result.ByRule;
        VerdictCounts ofAccount = _accounts.Count(_values);
        bool hasFinding = false;
        for (int i = 0; i < bound.Length; i++)
        {
            Verdict verdict = Judgement.Of(bound[i], _values);
            AcceptedRisk? risk = verdict == Verdict.Fail ? _coverage?.Find(i, bound[i], row) : null;
            if (risk is not null) verdict = Verdict.Excluded;
            ofAccount.Add(verdict);
            byRule[i].Add(verdict);
            _checks.Note(i, verdict);
            if (verdict == Verdict.Fail) result.Failing++;
            if (verdict is Verdict.Pass or Verdict.NotRelevant && !_context.Options.ShowAll) continue;

            kept ??= row.Copy(_context.Options.Pseudonyms);
            Finding finding = new(_context.Rules[i], bound[i], verdict, kept, _context.Source) { AcceptedRisk = risk?.Shown(_context.Options.Pseudonyms) };
            if (verdict == Verdict.NotAssessable) ReportCells(finding);
            result.Findings.Add(finding);
            hasFinding = true;
        }

        _checks.Check(_values);
        return hasFinding;
    }

    /// <summary>Copies a row of an account whose rows are kept; null for any other.</summary>
    private ReportRow? Keep(ReportRow row, ChunkResult result)
    {
        if (_context.KeptAccounts?.Contains(IamArn.AccountText(row.Cell(ReportColumn.Arn)) ?? "") != true) return null;

        ReportRow copy = row.Copy(_context.Options.Pseudonyms);
        result.KeptRows.Add(copy);
        return copy;
    }

    private void LookAtHeader()
    {
        _seen = _reader.Header;
        _canEvaluate = _context.CanEvaluate(_seen, _reader.HeaderLine, _diagnostics);
        _hasJudgedHeader |= _canEvaluate;
    }

    /// <summary>Reports of each cell that kept a rule from its verdict what is wrong with it, once a row.</summary>
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
            _diagnostics.Add(problem, $"{MessageArgument.Own(term.Sentence)}", finding.Line, column);
        }
    }
}
