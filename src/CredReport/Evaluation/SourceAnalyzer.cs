using CredReport.Diagnostics;
using CredReport.Evaluation.Exceptions;
using CredReport.Input;
using CredReport.Model;
using CredReport.Parsing;
using CredReport.Rules;

namespace CredReport.Evaluation;

/// <summary>
/// Judges one input: opens it, settles its moment, and puts every row before every rule. A large one can be judged in segments, on several
/// threads; what comes of each is put together in their order.
/// </summary>
internal sealed class SourceAnalyzer : IDisposable
{
    private readonly ReportInput _input;
    private readonly IReadOnlyList<Rule> _rules;
    private readonly AnalysisOptions _options;
    private readonly bool _hashes;
    private readonly DiagnosticBag _diagnostics;
    private readonly DiagnosticSpool? _further;
    private readonly SourceDocument _document;
    private readonly JudgingTerms? _terms;
    private readonly AccountTally _accounts;
    private readonly VerdictCounts[] _byRule;
    private readonly OccurrenceCounters _occurrences = new();
    private readonly Instant? _generatedAt;

    /// <summary>Null for an input that is read by one thread. Held by the thread that reads on.</summary>
    private readonly SegmentCutter? _cutter;

    /// <summary>All rows, or those of the first segment; null when there is none, and when they were taken.</summary>
    private RowJudge? _first;

    private TextSegment? _firstSegment;

    /// <summary>Under what the rows behind those that were taken begin.</summary>
    private volatile HeaderState? _header;

    private bool _hasReader;
    private bool _hasJudgedHeader;
    private long _read;
    private long _judged;
    private long _notJudged;
    private long _reportedBytes;

    /// <summary>Opens the input and reads up to its header.</summary>
    /// <param name="input">What to judge.</param>
    /// <param name="rules">By which rules.</param>
    /// <param name="options">How.</param>
    /// <param name="hashes">Whether the result has the SHA-256 of the input's bytes.</param>
    /// <param name="everyDiagnostic">Whether the result has every diagnostic, whatever the number.</param>
    /// <param name="moment">The report's moment where it is known before; null to settle it where a rule asks for it.</param>
    /// <param name="cuts">Whether the input may be cut into segments: see <see cref="IsCut"/>.</param>
    public SourceAnalyzer(
        ReportInput input, IReadOnlyList<Rule> rules, AnalysisOptions options, bool hashes, bool everyDiagnostic = false, ReportMoment? moment = null, bool cuts = false)
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
        bool hasMoment = moment is not null || TrySettleMoment(needsMoment);
        if (moment is not null) (AsOf, AsOfSource) = (moment.AsOf, moment.Source);
        Coverage = AcceptedRiskCoverage.Of(options.AcceptedRisks, rules, AsOf, _diagnostics);
        _terms = new JudgingTerms(input.Name, rules, options, AsOf, hasMoment);
        if (cuts && _document.MayBeLarge) _cutter = new SegmentCutter(_document.OpenText(), options.Limits, _document.LinesBefore);
        OpenFirst();
    }

    /// <summary>The moment at which the report is judged; null when none is needed or found.</summary>
    public Instant? AsOf { get; private set; }

    /// <summary>Where <see cref="AsOf"/> comes from; null when there should be one and is none.</summary>
    public AsOfSource? AsOfSource { get; private set; }

    /// <summary>Whether the rows are judged by <see cref="TakeSegment"/> and <see cref="Commit"/>, and not by <see cref="Run"/>.</summary>
    public bool IsCut => _firstSegment is not null;

    /// <summary>Whether there is more than one segment.</summary>
    public bool HasSegments => _firstSegment is { IsLast: false };

    /// <summary>The verdicts of each rule.</summary>
    public IReadOnlyList<VerdictCounts> ByRule => _byRule;

    /// <summary>The verdicts by account, an empty id standing for none.</summary>
    public IEnumerable<KeyValuePair<string, AccountTable.Entry>> ByAccount => _accounts.Entries;

    /// <summary>How many accounts <see cref="ByAccount"/> has.</summary>
    public int AccountCount => _accounts.AccountCount;

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
        if (_first is { } judge)
        {
            judge.Run(report, holds: false, keep);
            Commit(judge);
        }

        return Finish();
    }

    /// <summary>
    /// Reads the next segment; null when there is none. Called by one thread at a time. The segment's rows can be judged beside others, by a judge
    /// whose <see cref="RowJudge.Full"/> was set.
    /// </summary>
    public SegmentJudge? TakeSegment()
    {
        if (_first is { } first)
        {
            _first = null;
            return new SegmentJudge(_firstSegment!, first);
        }

        return _cutter!.Next() is { } segment ? new SegmentJudge(segment, JudgeOf(segment)) : null;
    }

    /// <summary>A judge of a segment's rows, under the header that is known now.</summary>
    public RowJudge JudgeOf(TextSegment segment)
    {
        HeaderState header = _header!;
        return new RowJudge(_terms!, Coverage, diagnostics => ReportReader.Of(segment, header.Header, header.Line, _options.Limits, diagnostics), Take) { Begins = header };
    }

    /// <summary>Whether rows were read under the header that they have, as it is known when all before them were taken.</summary>
    public bool IsRight(RowJudge judge) => judge.Begins is null || judge.Begins == _header;

    /// <summary>Takes what a judge holds. It has to be that of the rows behind those that were taken before.</summary>
    public void Take(RowJudge judge)
    {
        _accounts.Take(judge.Accounts);
        for (int i = 0; i < _byRule.Length; i++) _byRule[i].Add(judge.ByRule[i]);
        _judged += judge.Judged;
        _notJudged += judge.NotJudged;
        ReportProgress(judge.Judged, judge.Failing);
        judge.Clear();
    }

    /// <summary>Takes what is left when a judge has seen all its rows.</summary>
    public void Commit(RowJudge judge)
    {
        Take(judge);
        if (judge.Coverage is { } coverage) Coverage!.Add(coverage);
        _hasJudgedHeader |= judge.HasJudgedHeader;
        _read += judge.Reader!.RowsRead;
        _notJudged += judge.Reader.RowsRefused;
        _occurrences.Add(judge.Reader.Occurrences);
        _header = judge.Ends;
        judge.Dispose();
    }

    /// <summary>What became of the input when all its rows were taken.</summary>
    public SourceResult Finish()
    {
        bool judged = false;
        if (_cutter?.Failure is { } failure) _document.Report(failure);
        if (_hasReader)
        {
            if (_cutter is not null) _occurrences.Report(_diagnostics);
            bool isWhole = !_document.HasFailed && _hasJudgedHeader;
            if (isWhole) _accounts.Check(_read);
            judged = _judged > 0 || (_read == 0 && isWhole);
        }

        string? sha256 = _hashes ? _document.Finish() : null;
        Pseudonyms? pseudonyms = _options.Pseudonyms;
        ReportProgress(0, 0);
        return new SourceResult
        {
            Name = _input.Name,
            Sha256 = pseudonyms is null ? sha256 : null,
            HmacSha256 = sha256 is null ? null : pseudonyms?.Content(sha256),
            Bytes = pseudonyms is null ? _document.Bytes : null,
            Form = _document.Form,
            GeneratedAt = _generatedAt,
            AsOf = AsOf,
            AsOfSource = AsOfSource,
            Accounts = _accounts.Accounts,
            Rows = new RowCounts(_read, _judged, _notJudged),
            Diagnostics = _diagnostics.Items,
            Further = _further,
            HasErrors = _diagnostics.HasErrors,
            Judged = judged,
        };
    }

    public void Dispose()
    {
        _accounts.Dispose();
        _first?.Dispose();
        _document.Dispose();
    }

    /// <summary>Opens all rows, or those of the first segment.</summary>
    private void OpenFirst()
    {
        RowJudge? judge = null;
        judge = new RowJudge(_terms!, Coverage, Open, Take);
        _hasReader = judge.Reader is not null;
        if (_hasReader)
        {
            judge.LookAtHeader(line: null);
            _first = judge;
            _header = judge.Ends;
        }
        else
        {
            Take(judge);
            judge.Dispose();
        }

        ReportReader? Open(DiagnosticBag diagnostics) => _cutter is null
            ? ReportReader.Open(_document, diagnostics, Fail)
            : ReportReader.Open(_cutter, _document.Separator, _options.Limits, diagnostics, out _firstSegment);

        void Fail(Exception failure)
        {
            // What was said of the rows before comes first.
            if (judge is not null) Take(judge);
            _document.Report(failure);
        }
    }

    /// <summary>Adds to the run's progress what came since the last time.</summary>
    private void ReportProgress(long judged, long failing)
    {
        long bytes = _document.Bytes;
        _options.Progress?.Add(bytes - _reportedBytes, judged, failing);
        _reportedBytes = bytes;
    }

    private Instant? ReadGeneratedTime()
    {
        if (_document.GeneratedTime is not { } text) return null;
        if (Instant.TryParse(text, out Instant instant)) return instant;

        _diagnostics.Add(DiagnosticCatalogue.UnreadableGeneratedTime,
            $"'GeneratedTime' is '{Seen.Text(text)}', which is not a time with a time zone: expected, for example, 2026-01-31T06:00:00Z. It was ignored.");
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
            $"{Seen.Own(_rules.Any(rule => rule.NeedsMoment) ? "A chosen rule" : "An exception")} needs the time of the report, which has no timestamp: its rows were not judged. Pass it with --as-of.");
        return false;
    }
}
