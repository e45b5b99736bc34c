using CredReport.Diagnostics;
using CredReport.Evaluation.Findings;
using CredReport.Gsl;
using CredReport.Model;

namespace CredReport.Evaluation.Rows;

/// <summary>
/// Warns of values that cannot be: after the moment of evaluation, or against each other; and of credentials that the report does not
/// list. Looked at are the cells on which a verdict on the row rests.
/// </summary>
internal sealed class ValueChecks
{
    /// <summary>AWS cuts the seconds of a use, so that one in a key's first minute may seem to be up to this long before it, in seconds.</summary>
    private const int CutSeconds = 59;

    private static readonly CredentialSlot[] Keys = [new(true, 1), new(true, 2)];

    private static readonly uint PastInstants = Bits(ReportColumns.PastInstants.ToArray());

    private readonly uint[] _relevanceColumns;
    private readonly uint[] _columns;
    private readonly Instant? _asOf;
    private readonly DiagnosticBag _diagnostics;
    private uint _read;
    private uint _passed;

    /// <param name="rules">The rules that are applied.</param>
    /// <param name="asOf">The moment of evaluation; null when none is needed.</param>
    /// <param name="diagnostics">Receives the warnings.</param>
    public ValueChecks(IReadOnlyList<BoundRule> rules, Instant? asOf, DiagnosticBag diagnostics)
    {
        _relevanceColumns = [.. rules.Select(rule => Bits(rule.RelevanceColumns))];
        _columns = [.. rules.Select(rule => Bits(rule.Columns))];
        _asOf = asOf;
        _diagnostics = diagnostics;
    }

    /// <summary>Notes on which cells a verdict rests: a rule that is not about the row has read no more than its <c>where</c> and <c>exclude</c>.</summary>
    public void Note(int rule, Verdict verdict)
    {
        _read |= verdict == Verdict.NotRelevant ? _relevanceColumns[rule] : _columns[rule];
        if (verdict == Verdict.Pass) _passed |= _columns[rule];
    }

    /// <summary>Looks at the cells that were noted, and forgets them.</summary>
    public void Check(RowValues row)
    {
        (uint read, uint passed) = (_read, _passed);
        _read = _passed = 0;
        if (passed != 0 && row.Row.Header.Has(ReportColumn.AdditionalCredentialsInfo)) CheckUnlisted(passed, row);
        if ((read & PastInstants) == 0) return;

        foreach (CredentialSlot key in Keys) CheckKey(key, read, row);
        if (_asOf is { } asOf) CheckMoment(asOf, read & PastInstants, row);
    }

    private void CheckUnlisted(uint passed, RowValues row)
    {
        ReportColumn[] columns = [.. Enum.GetValues<ReportColumn>().Where(column => Holds(passed, column))];
        if (UnlistedCredentials.Describe(columns, row.Row) is not { } unlisted) return;

        Add(DiagnosticCatalogue.UnlistedCredentials,
            $"{MessageArgument.Own(unlisted)}: additional_credentials_info of user '{row.Row.SeenUser}' says '{MessageArgument.Text(row.Row.Text(ReportColumn.AdditionalCredentialsInfo))}'. A rule that passes here has not seen them.",
            row, ReportColumn.AdditionalCredentialsInfo);
    }

    private void CheckKey(CredentialSlot key, uint read, RowValues row)
    {
        bool readsUse = Holds(read, key.LastUsed!.Value);
        bool readsCreation = Holds(read, key.Created);
        if (!readsUse && !readsCreation && !Holds(read, key.Active)) return;
        Ternary isThere = row.GetInstant(key.Created, out long created);
        if (isThere == Ternary.Unknown) return;

        if (isThere == Ternary.False)
        {
            if (row.GetBoolean(key.Active) == Ternary.True)
                Add(DiagnosticCatalogue.ActiveKeyWithoutDate, $"{MessageArgument.Own(key.DisplayFirst)} is active and has no creation time: every key has one.", row, key.Created);
            return;
        }

        if (readsCreation && row.GetInstant(ReportColumn.UserCreationTime, out long user) == Ternary.True && created < user)
            Add(DiagnosticCatalogue.KeyOlderThanUser, $"{MessageArgument.Own(key.DisplayFirst)} was created at {new Instant(created)} and its user at {new Instant(user)}: a key cannot be older than its user.", row, key.Created);

        if (readsUse && row.GetInstant(key.LastUsed.Value, out long used) == Ternary.True && used < created - CutSeconds)
        {
            Add(DiagnosticCatalogue.UsedBeforeCreated,
                $"{MessageArgument.Own(key.DisplayFirst)} was last used at {new Instant(used)} and created at {new Instant(created)}: a key cannot be used before it is created, and AWS's cutting the seconds of a use explains only {CutSeconds} of them.",
                row, key.LastUsed.Value);
        }
    }

    private void CheckMoment(Instant asOf, uint columns, RowValues row)
    {
        foreach (ReportColumn column in ReportColumns.PastInstants)
        {
            if (Holds(columns, column) && row.GetInstant(column, out long seconds) == Ternary.True && seconds > asOf.UnixSeconds)
                Add(DiagnosticCatalogue.DateAfterAsOf, $"The cell '{MessageArgument.Own(column.Name())}' holds {new Instant(seconds)}, which is after {asOf}, the as-of time.", row, column);
        }
    }

    private void Add(DiagnosticDescriptor problem, DiagnosticMessage message, RowValues row, ReportColumn column) =>
        _diagnostics.Add(problem, message, row.Row.Line, column.Name());

    private static bool Holds(uint columns, ReportColumn column) => (columns & (1u << (int)column)) != 0;

    private static uint Bits(IEnumerable<ReportColumn> columns) => columns.Aggregate(0u, (bits, column) => bits | (1u << (int)column));
}
