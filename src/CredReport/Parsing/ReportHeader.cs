using System.Text;
using CredReport.Diagnostics;
using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>The header of a file: the position of each column.</summary>
internal sealed class ReportHeader
{
    private readonly int[] _indexes = new int[ReportColumns.Count];

    /// <summary>The column that each cell names; null for a cell that names none of a report's.</summary>
    private readonly ReportColumn?[] _columns;

    /// <param name="names">The cells of the header line.</param>
    /// <param name="separator">The separator between cells.</param>
    public ReportHeader(IReadOnlyList<string> names, char separator)
    {
        Names = names;
        Separator = separator;
        _columns = ColumnNames.Of(names);
        IsAwsLayout = separator == ',' && ReportColumns.IsAwsLayout(_columns);
        Further = FurtherColumn.Of(names);
        Array.Fill(_indexes, -1);
        for (int i = 0; i < names.Count; i++)
        {
            if (_columns[i] is not { } column) continue;

            bool isBetterName = IndexOf(column) >= 0 && column.IsNamed(names[i]) && !column.IsNamed(NameOf(column));
            if (IndexOf(column) < 0 || isBetterName) _indexes[(int)column] = i;
        }
    }

    /// <summary>Whether the cells are a header: they name the user column and at least one more, and none is an ARN.</summary>
    public static bool IsHeader(IReadOnlyList<string> cells)
    {
        if (cells.Any(cell => cell.AsSpan().Trim().StartsWith("arn:", StringComparison.Ordinal))) return false;

        ReportColumn?[] columns = ColumnNames.Of(cells);
        return columns.Contains(ReportColumn.User) && columns.Any(column => column is not (null or ReportColumn.User));
    }

    /// <summary>The header's cells as in the file.</summary>
    public IReadOnlyList<string> Names { get; }

    public char Separator { get; }

    /// <summary>The header's cells between separators, in UTF-8.</summary>
    public byte[] Text => field ??= Encoding.UTF8.GetBytes(string.Join(Separator, Names));

    /// <summary>Whether the rows are JSON records. They are numbered from 1, and the header has no line.</summary>
    public bool IsOfRecords { get; init; }

    /// <summary>Whether these are AWS's 16, 22 or 23 columns, in AWS's order, separated by commas.</summary>
    public bool IsAwsLayout { get; }

    /// <summary>Whether the last column is free text, which may contain the separator.</summary>
    public bool EndsInFreeText => IndexOf(ReportColumn.AdditionalCredentialsInfo) is > 0 and int index && index == Names.Count - 1;

    /// <summary>Columns about a third or later access key or certificate, which the model does not have.</summary>
    public FurtherColumn[] Further { get; }

    /// <summary>Whether the file has the column.</summary>
    public bool Has(ReportColumn column) => _indexes[(int)column] >= 0;

    /// <summary>0-based index of the column in a row; -1 if the file has no such column.</summary>
    public int IndexOf(ReportColumn column) => _indexes[(int)column];

    /// <summary>Reports what is wrong with the header. False if no row can be read with it.</summary>
    public bool Check(long? line, DiagnosticBag diagnostics)
    {
        for (int i = 0; i < Names.Count; i++)
        {
            if (_columns[i] is { } column && IndexOf(column) != i)
                diagnostics.Add(DiagnosticCatalogue.RepeatedColumn, DescribeRepeated(column, Names[i]), line, column.Name());
        }

        if (Further.Length > 0)
        {
            diagnostics.Add(DiagnosticCatalogue.UnjudgedColumn,
                $"The header has columns for {MessageArgument.Own(string.Join(", ", Further.Select(column => column.Credential).Distinct()))}: "
                + $"AWS reports two access keys and two certificates of a user, and no rule judges more.",
                line);
        }

        if (!Has(ReportColumn.User))
        {
            diagnostics.Add(DiagnosticCatalogue.BrokenHeader,
                $"The header has no column 'user', but: {MessageArgument.Text(Listed())}. Rows cannot be identified without it.", line, "user");
            return false;
        }

        if (_columns.Distinct().Count(column => column is not null) < 2)
        {
            diagnostics.Add(DiagnosticCatalogue.BrokenHeader,
                $"The header has no column of a credential report but 'user': {MessageArgument.Text(Listed())}. "
                + $"Expected more of 'arn', 'user_creation_time', 'password_enabled' and so on.",
                line);
            return false;
        }

        return true;
    }

    /// <summary>Which of two headers for the same column is read.</summary>
    private DiagnosticMessage DescribeRepeated(ReportColumn column, string other)
    {
        string read = NameOf(column);
        if (column.IsNamed(read) && column.IsNamed(other))
            return $"The header names the column '{MessageArgument.Own(column.Name())}' more than once: the first one is read.";

        return $"The headers '{MessageArgument.Text(read.Trim())}' and '{MessageArgument.Text(other.Trim())}' both name the column '{MessageArgument.Own(column.Name())}': "
            + $"'{MessageArgument.Text(read.Trim())}' is read.";
    }

    private string NameOf(ReportColumn column) => Names[IndexOf(column)];

    private string Listed() =>
        string.Join(", ", Names.Take(8).Select(name => $"'{name}'")) + (Names.Count > 8 ? $" and {Names.Count - 8} more" : "");
}
