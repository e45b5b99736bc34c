using CredReport.Diagnostics;
using CredReport.Evaluation.Exceptions;
using CredReport.Gsl;
using CredReport.Input;
using CredReport.Model;
using CredReport.Parsing;
using CredReport.Rules;

namespace CredReport.Evaluation;

/// <summary>Judges one input: opens it, settles its moment, and puts every row before every rule.</summary>
internal sealed class SourceAnalyzer : IDisposable
{
    private const int RowsBetweenChecks = 4096;

    private readonly ReportInput _input;
    private readonly IReadOnlyList<Rule> _rules;
    private readonly AnalysisOptions _options;
    private readonly bool _hashes;
    private readonly DiagnosticBag _diagnostics;
    private readonly DiagnosticSpool? _further;
    private readonly SourceDocument _document;
    private readonly ReportReader? _reader;
    private readonly AccountTally _accounts;
    private readonly VerdictCounts[] _byRule;
    private readonly Instant? _generatedAt;
    private readonly bool _hasMoment;
    private bool _hasJudgedHeader;
    private long _judged;
    private long _notJudged;
    private long _failing;
    private (long Bytes, long Rows, long Failing) _reported;
    private (long Line, List<string> Columns) _lastCells = (0, []);

    /// <summary>Opens the input and reads up to its header.</summary>
    /// <param name="input">What to judge.</param>
    /// <param name="rules">By which rules.</param>
    /// <param name="options">How.</param>
    /// <param name="hashes">Whether the result has the SHA-256 of the input's bytes.</param>
    /// <param name="everyDiagnostic">Whether the result has every diagnostic, whatever the number.</param>
    /// <param name="moment">The report's moment where it is known before; null to settle it where a rule asks for it.</param>
    public SourceAnalyzer(ReportInput input, IReadOnlyList<Rule> rules, AnalysisOptions options, bool hashes, bool everyDiagnostic = false, ReportMoment? moment = null)
    {
        _input = input;
        _rules = rules;
        _options = options;
        _hashes = hashes;
        _further = everyDiagnostic ? new DiagnosticSpool(input.Name) : null;
        _diagnostics = new DiagnosticBag(input.Name) { Further = _further is null ? null : _further.Add, Pseudonyms = options.Pseudonyms };
        _accounts = new AccountTally(_diagnostics);
        _byRule = [.. rules.Select(_ => new VerdictCounts())];

        bool needsMoment = options.NeedsMoment(rules);
        _document = SourceDocument.Open(input, hashes, needsMoment && options.AsOf is null && moment is null, _diagnostics, options.Limits);
        if (_document.Form is null) return;

        _generatedAt = ReadGeneratedTime();
        _hasMoment = moment is not null || TrySettleMoment(needsMoment);
        if (moment is not null) (AsOf, AsOfSource) = (moment.AsOf, moment.Source);
        Coverage = AcceptedRiskCoverage.Of(options.AcceptedRisks, rules, AsOf, _diagnostics);
        _reader = ReportReader.Open(_document, _diagnostics);
    }

    /// <summary>The moment at which the report is judged; null when none is needed or found.</summary>
    public Instant? AsOf { get; private set; }

    /// <summary>Where <see cref="AsOf"/> comes from; null when there should be one and is none.</summary>
    public AsOfSource? AsOfSource { get; private set; }

    /// <summary>The verdicts of each rule.</summary>
    public IReadOnlyList<VerdictCounts> ByRule => _byRule;

    /// <summary>The verdicts by account, an empty id standing for none.</summary>
    public IEnumerable<KeyValuePair<string, AccountTally.Entry>> ByAccount => _accounts.Entries;

    /// <summary>What accepted risks cover; null when they can cover nothing.</summary>
    public AcceptedRiskCoverage? Coverage { get; }

    /// <summary>Whether the input is a file of a folder that has nothing to do with reports.</summary>
    public bool IsOtherFile => _document.IsOtherFile;

    /// <summary>How many diagnostics are not held.</summary>
    public IEnumerable<OmittedDiagnostics> OmittedDiagnostics => _diagnostics.Omitted;

    /// <summary>Says something about the input that only the run as a whole shows.</summary>
    public void Add(DiagnosticDescriptor descriptor, DiagnosticMessage message) => _diagnostics.Add(descriptor, message);

    /// <summary>Judges all rows.</summary>
    /// <param name="report">Receives the findings that are shown.</param>
    /// <param name="keep">Sees every row, and answers its copy of one that it keeps; null when none is kept.</param>
    public SourceResult Run(Action<Finding> report, Func<ReportRow, ReportRow?>? keep = null)
    {
        bool judged = false;
        if (_reader is not null)
        {
            JudgeRows([.. _rules.Select(rule => rule.At(AsOf))], report, keep);
            bool isWhole = !_document.HasFailed && _hasJudgedHeader;
            if (isWhole) _accounts.Check(_reader.RowsRead);
            judged = _judged > 0 || (_reader.RowsRead == 0 && isWhole);
        }

        string? sha256 = _hashes ? _document.Finish() : null;
        ReportProgress();
        return new SourceResult
        {
            Name = _input.Name,
            Sha256 = sha256,
            Bytes = _document.Bytes,
            Form = _document.Form,
            GeneratedAt = _generatedAt,
            AsOf = AsOf,
            AsOfSource = AsOfSource,
            Accounts = _accounts.Accounts,
            Rows = new RowCounts(_reader?.RowsRead ?? 0, _judged, _notJudged + (_reader?.RowsRefused ?? 0)),
            Diagnostics = _diagnostics.Items,
            Further = _further,
            HasErrors = _diagnostics.HasErrors,
            Judged = judged,
        };
    }

    public void Dispose()
    {
        _accounts.Dispose();
        _reader?.Dispose();
        _document.Dispose();
    }

    private void JudgeRows(BoundRule[] bound, Action<Finding> report, Func<ReportRow, ReportRow?>? keep)
    {
        RowValues values = new(_reader!.Row);
        ValueChecks checks = new(bound, AsOf, _diagnostics);
        ReportHeader? header = null;
        bool canBeJudged = CanBeJudged(bound, ref header);
        while (_reader.Read())
        {
            ReportRow? kept = keep?.Invoke(_reader.Row);
            if (_reader.Header != header) canBeJudged = CanBeJudged(bound, ref header);
            if (!canBeJudged)
            {
                _notJudged++;
                continue;
            }

            values.MoveNext();
            if (++_judged % RowsBetweenChecks == 0)
            {
                _options.Cancellation.ThrowIfCancellationRequested();
                ReportProgress();
            }

            VerdictCounts ofAccount = _accounts.Count(values);
            for (int i = 0; i < bound.Length; i++)
            {
                Verdict verdict = Judgement.Of(bound[i], values);
                AcceptedRisk? risk = verdict == Verdict.Fail ? Coverage?.Find(i, bound[i], _reader.Row) : null;
                if (risk is not null) verdict = Verdict.Excluded;
                ofAccount.Add(verdict);
                _byRule[i].Add(verdict);
                checks.Note(i, verdict);
                if (verdict == Verdict.Fail) _failing++;
                if (verdict is Verdict.Pass or Verdict.NotRelevant && !_options.ShowAll) continue;

                Finding finding = new(_rules[i], bound[i], verdict, kept ??= _reader.Row.Copy(_options.Pseudonyms), _input.Name) { AcceptedRisk = risk?.Shown(_options.Pseudonyms) };
                if (verdict == Verdict.NotAssessable) ReportCells(finding);
                report(finding);
            }

            checks.Check(values);
        }
    }

    /// <summary>Adds to the run's progress what came since the last time.</summary>
    private void ReportProgress()
    {
        _options.Progress?.Add(_document.Bytes - _reported.Bytes, _judged - _reported.Rows, _failing - _reported.Failing);
        _reported = (_document.Bytes, _judged, _failing);
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
            _diagnostics.Add(problem, $"{Seen.Own(term.Sentence)}", finding.Line, column);
        }
    }

    /// <summary>Whether any row under the reader's header can pass or fail, and says which columns are missing.</summary>
    private bool CanBeJudged(BoundRule[] bound, ref ReportHeader? known)
    {
        // The first header is the report's, and needs no line to be known by.
        long? line = known is null ? null : _reader!.HeaderLine;
        ReportHeader header = known = _reader!.Header;
        foreach (ReportColumn column in bound.SelectMany(rule => rule.Columns).Distinct().Where(column => !header.Has(column)))
        {
            string rules = string.Join(", ", _rules.Where((_, i) => bound[i].Columns.Contains(column)).Select(rule => rule.Id));
            _diagnostics.Add(DiagnosticCatalogue.MissingColumn, $"The report has no column '{Seen.Own(column.Name())}', which {Seen.Own(rules)} {Seen.Own(rules.Contains(',', StringComparison.Ordinal) ? "need" : "needs")}.", line, column.Name());
        }

        if (!_hasMoment) return false;
        if (bound.Any(rule => rule.CanBeJudged(header))) return _hasJudgedHeader = true;

        _diagnostics.Add(DiagnosticCatalogue.NotJudged, $"No chosen rule can be judged on this report: its rows were not judged.", line);
        return false;
    }

    private Instant? ReadGeneratedTime()
    {
        if (_document.GeneratedTime is not { } text) return null;
        if (Instant.TryParse(text, out Instant instant)) return instant;

        _diagnostics.Add(DiagnosticCatalogue.UnreadableGeneratedTime,
            $"'GeneratedTime' is '{Seen.Text(text)}', which is no moment with a time zone: expected for example 2026-01-31T06:00:00Z. It was left aside.");
        return null;
    }

    private bool TrySettleMoment(bool needsMoment)
    {
        if (!needsMoment)
        {
            AsOfSource = Evaluation.AsOfSource.NotNeeded;
            return true;
        }

        (AsOf, AsOfSource) = (_options.AsOf, _generatedAt) switch
        {
            ({ } option, _) => (option, Evaluation.AsOfSource.Option),
            (_, { } generated) => (generated, Evaluation.AsOfSource.GeneratedTime),
            _ => (NewestTimestamp.Find(_document), (AsOfSource?)Evaluation.AsOfSource.NewestTimestamp),
        };
        if (AsOf is not null) return true;

        AsOfSource = null;
        _diagnostics.Add(DiagnosticCatalogue.NoTimestamp,
            $"{Seen.Own(_rules.Any(rule => rule.NeedsMoment) ? "A chosen rule" : "An exception")} asks for the moment of the report, which holds no timestamp: its rows were not judged. Name the moment with --as-of.");
        return false;
    }
}
