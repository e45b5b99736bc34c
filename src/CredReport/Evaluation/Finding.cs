using System.Buffers;
using CredReport.Evaluation.Exceptions;
using CredReport.Evaluation.Findings;
using CredReport.Gsl;
using CredReport.Model;
using CredReport.Parsing;
using CredReport.Rules;

namespace CredReport.Evaluation;

/// <summary>A rule's verdict on one user, with its working. Keeps the row, and works out each part when it is asked for.</summary>
public sealed class Finding
{
    private readonly BoundRule _bound;
    private readonly ReportRow _row;

    internal Finding(Rule rule, BoundRule bound, Verdict verdict, ReportRow row, string source)
    {
        Rule = rule;
        _bound = bound;
        Verdict = verdict;
        _row = row;
        Source = source;
    }

    /// <summary>The rule.</summary>
    public Rule Rule { get; }

    /// <summary>What the rule says of the user.</summary>
    public Verdict Verdict { get; }

    /// <summary>What covers the failing user; null for every verdict but <see cref="Verdict.Excluded"/>.</summary>
    public AcceptedRisk? AcceptedRisk { get; internal init; }

    /// <summary>Name of the input.</summary>
    public string Source { get; }

    /// <summary>1-based line of the decoded text, the header being line 1; the number of the record where <see cref="IsRecord"/>.</summary>
    public long Line => _row.Line;

    /// <summary>Whether the row is a record of JSON and not a line.</summary>
    public bool IsRecord => _row.Header.IsOfRecords;

    /// <summary>Name of the user; <c>&lt;root_account&gt;</c> for root.</summary>
    public string UserName => field ??= _row.Shown.UserNameText;

    /// <summary>ARN of the user; null when the file has none.</summary>
    public string? Arn => _row.Cell(ReportColumn.Arn).IsEmpty ? null : field ??= _row.Shown.Text(ReportColumn.Arn);

    /// <summary>Account id from the ARN; null without one.</summary>
    public string? Account => field ??= IamArn.AccountText(_row.Shown.Cell(ReportColumn.Arn));

    /// <summary>The user as a whole.</summary>
    public IamUser User => field ??= _row.Shown.ToUser();

    /// <summary>When the user was created; null when the report does not tell.</summary>
    public Instant? UserCreated => ReadInstant(ReportColumn.UserCreationTime);

    /// <summary>The key or certificate that the finding is about; null when the rule reads none, or several, or the slot is empty.</summary>
    public FindingKey? Key => FindingKey.Of(_bound.Credential, _row);

    /// <summary>Identity of the finding over time, in lower-case hex; equal for equal rows.</summary>
    public string Fingerprint => Findings.Fingerprint.Of(Rule.Id, Arn ?? UserName, UserCreated, Key?.Created);

    /// <summary>What was found, in one sentence. May hold text of the report as it stands: neutralise it before a terminal.</summary>
    public string Message => FindingMessage.Compose(Verdict, _bound, Relevance, Condition, Reason, AcceptedRisk) + Advisory;

    /// <summary>Why the user cannot be judged; null for every other verdict.</summary>
    public string? Reason => Verdict == Verdict.NotAssessable ? string.Join(" ", Unknowns.Select(term => term.Sentence)) : null;

    /// <summary>The cells that the verdict rests on: those that say whether the rule is about the user, then those of its condition, in the order in which it names them.</summary>
    public IReadOnlyList<CellReading> Cells =>
        [.. Columns.Select(column => new CellReading(column.Name(), _row.Shown.Text(column)))];

    /// <summary>The values that were calculated from the cells, in the same order.</summary>
    public IReadOnlyList<DerivedValue> Derived => Joined(Relevance.Derived, Condition?.Derived);

    /// <summary>What to do about it; null unless the user fails and the rule has advice.</summary>
    public Remediation? Remediation =>
        Verdict is Verdict.Fail or Verdict.Excluded ? RemediationBuilder.Build(Rule.Remediation, _row, _bound.Credential, Key) : null;

    /// <summary>The row.</summary>
    internal ReportRow Row => _row;

    /// <summary><see cref="Fingerprint"/> by what the report holds, whatever may be shown of it.</summary>
    internal string Identity => _row.Shown == _row ? Fingerprint
        : Findings.Fingerprint.Of(Rule.Id, _row.Cell(ReportColumn.Arn).IsEmpty ? _row.UserNameText : _row.Text(ReportColumn.Arn), UserCreated, Key?.Created);

    /// <summary>The one access key or certificate that the rule reads; null when it reads none, or several.</summary>
    internal CredentialSlot? Credential => _bound.Credential;

    /// <summary>Whether all that the rule reads is the same text in both rows; then the findings differ in their moment alone.</summary>
    internal bool ReadsSameAs(Finding other) => _bound.Columns.All(column => HoldsSameAs(other, column));

    /// <summary>Whether both verdicts rest on the same cells, and these have the same text.</summary>
    internal bool RestsOnSameAs(Finding other)
    {
        IReadOnlyList<ReportColumn> columns = Columns;
        return columns.SequenceEqual(other.Columns) && columns.All(column => HoldsSameAs(other, column));
    }

    /// <summary><see cref="Remediation.Advice"/> without the rest.</summary>
    internal string? Advice =>
        Verdict is Verdict.Fail or Verdict.Excluded && Rule.Remediation is not null ? RemediationBuilder.Advice(_row, _bound.Credential, Key) : null;

    /// <summary><see cref="UserName"/> in UTF-8, a user's in the file's own bytes.</summary>
    internal ReadOnlySpan<byte> UserNameUtf8 => _row.Shown.UserName;

    /// <summary><see cref="Account"/> in the file's own bytes; empty without one.</summary>
    internal ReadOnlySpan<byte> AccountUtf8 => IamArn.Account(_row.Shown.Cell(ReportColumn.Arn));

    /// <summary>Why the verdict could not be reached; empty for every other verdict.</summary>
    internal IReadOnlyList<UnknownTerm> Unknowns => Verdict != Verdict.NotAssessable ? [] : Condition?.Unknowns ?? Relevance.Unknowns;

    /// <summary>Writes <see cref="Cells"/> as <c>column=text</c>, in the file's own bytes, with a semicolon between them.</summary>
    internal void WriteCells(IBufferWriter<byte> output)
    {
        IReadOnlyList<ReportColumn> columns = Columns;
        for (int i = 0; i < columns.Count; i++)
        {
            if (i > 0) output.Write("; "u8);
            output.Write(columns[i].NameUtf8());
            output.Write("="u8);
            output.Write(_row.Shown.Cell(columns[i]));
        }
    }

    /// <summary>What the rule could not see, behind a pass; null where there is nothing.</summary>
    private string? Advisory => Verdict == Verdict.Pass && UnlistedCredentials.Describe(_bound.Columns, _row) is { } unlisted
        ? $" {unlisted}: {ReportColumn.AdditionalCredentialsInfo.Name()} says that the user has more."
        : null;

    private RowValues Values => field ??= new RowValues(_row);

    private IReadOnlyList<ReportColumn> Columns => Joined(Relevance.Columns, Condition?.Columns);

    private Explanation Relevance => field ??= _bound.ExplainRelevance(Values, decides: Verdict == Verdict.NotRelevant);

    /// <summary>Null when the rule's <c>where</c> and <c>exclude</c> decided.</summary>
    private Explanation? Condition => Verdict switch
    {
        Verdict.NotRelevant => null,
        Verdict.NotAssessable when !Applies => null,
        _ => field ??= _bound.ExplainCondition(Values),
    };

    private bool Applies => _bound.Applies(Values) == Ternary.True;

    private bool HoldsSameAs(Finding other, ReportColumn column) =>
        _row.Header.Has(column) == other._row.Header.Has(column) && _row.Cell(column).SequenceEqual(other._row.Cell(column));

    private Instant? ReadInstant(ReportColumn column) => _row.Instant(column) is { HasValue: true } instant ? instant.Value : null;

    /// <summary>The items of both lists, each once. Either list has each of its own once.</summary>
    private static IReadOnlyList<T> Joined<T>(IReadOnlyList<T> first, IReadOnlyList<T>? second)
    {
        if (second is null || second.Count == 0) return first;
        if (first.Count == 0) return second;

        List<T> joined = new(first.Count + second.Count);
        joined.AddRange(first);
        foreach (T item in second)
        {
            if (!joined.Contains(item)) joined.Add(item);
        }

        return joined;
    }
}
