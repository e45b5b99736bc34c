using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Diffing;

/// <summary>Collects what happened to one account, and what is wrong with it.</summary>
internal sealed class AccountEvents(ReportedAccount old, ReportedAccount @new)
{
    private readonly List<DiffEvent> _events = [];
    private readonly List<Diagnostic> _diagnostics = [];

    public IReadOnlyList<DiffEvent> Events => _events;

    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>The old report's account.</summary>
    public ReportedAccount Old => old;

    /// <summary>The new report's account.</summary>
    public ReportedAccount New => @new;

    /// <summary>Adds an event of a user.</summary>
    /// <param name="type">The type of event.</param>
    /// <param name="pair">The user's rows.</param>
    /// <param name="before">Columns of the old row that show it.</param>
    /// <param name="after">Columns of the new row that show it.</param>
    /// <param name="message">The event in a sentence.</param>
    /// <param name="ageDays">Age of the replaced credential, in days.</param>
    /// <param name="probable">Whether it is likely but not proven.</param>
    public void Add(
        DiffEventType type, UserPair pair, IEnumerable<ReportColumn> before, IEnumerable<ReportColumn> after, string message, long? ageDays = null, bool probable = false)
    {
        string? arn = pair.Row.Cell(ReportColumn.Arn).IsEmpty ? null : pair.Row.Shown.Text(ReportColumn.Arn);
        string? account = @new.Id.Length == 0 ? null : @new.ShownId;
        _events.Add(new DiffEvent(type, account, pair.Row.Shown.UserNameText, arn, probable, Cells(pair.Old, before), Cells(pair.New, after), ageDays, message));
    }

    /// <summary>Reports that a row is inconsistent or unexpected.</summary>
    public void Warn(DiagnosticDescriptor problem, bool isOld, ReportRow row, ReportColumn column, DiagnosticMessage message) =>
        _diagnostics.Add(Diagnostic.Of(problem, message, @new.Pseudonyms, (isOld ? old : @new).Source, row.Line, column.Name()));

    private static CellReading[] Cells(ReportRow? row, IEnumerable<ReportColumn> columns) =>
        row is null ? [] : [.. columns.Where(row.Header.Has).Select(column => new CellReading(column.Name(), row.Shown.Text(column)))];
}
