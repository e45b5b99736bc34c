using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Gsl;

/// <summary>A term that is neither true nor false.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Column">The column that it reads; null if no report holds the property.</param>
/// <param name="Sentence">The reason in words.</param>
internal sealed record UnknownTerm(UnknownKind Kind, ReportColumn? Column, string Sentence)
{
    public static UnknownTerm NoColumn(ReportColumn column) =>
        new(UnknownKind.NoColumn, column, $"The report has no column '{column.Name()}'.");

    public static UnknownTerm NotInReport(string path) =>
        new(UnknownKind.NotInReport, null, $"A credential report does not hold '{path}'.");

    /// <summary>Why the cell cannot be read as an instant.</summary>
    public static UnknownTerm Instant(RowValues row, ReportColumn column) => !row.Row.Header.Has(column)
        ? NoColumn(column)
        : new(UnknownKind.UnreadableInstant, column, UnreadableCell.DescribeInstant(column, row.Row));

    /// <summary>Why the cell cannot be read as a boolean.</summary>
    public static UnknownTerm Boolean(RowValues row, ReportColumn column) => !row.Row.Header.Has(column)
        ? NoColumn(column)
        : new(UnknownKind.UnreadableBoolean, column, UnreadableCell.DescribeBoolean(column, row.Row));
}
