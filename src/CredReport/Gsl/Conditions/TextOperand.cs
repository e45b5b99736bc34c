using System.Text;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>An operand with a text value: a column, the account id, or a literal.</summary>
internal sealed class TextOperand
{
    private readonly ReportColumn? _column;
    private readonly bool _isAccount;
    private readonly byte[] _constant;
    private readonly string _display;

    private TextOperand(ReportColumn? column, bool isAccount, byte[] constant, string display)
    {
        _column = column;
        _isAccount = isAccount;
        _constant = constant;
        _display = display;
    }

    public static TextOperand Of(IamUserProperty property) => new(property.Column, property.Type == PropertyType.Account, [], property.Path);

    public static TextOperand Constant(string text) => new(null, false, Encoding.UTF8.GetBytes(text), $"'{text}'");

    /// <summary>The columns that it reads.</summary>
    public ReadOnlySpan<ReportColumn> Columns => _column is { } column ? new ReportColumn[] { column } : [];

    /// <summary>The text in UTF-8, empty if absent; false if the file has no such column.</summary>
    public bool TryEvaluate(RowValues row, out ReadOnlySpan<byte> text)
    {
        if (_isAccount) return row.TryGetAccount(out text);
        if (_column is { } column) return row.TryGetText(column, out text);
        text = _constant;
        return true;
    }

    /// <summary>Explains the value: the cells read, and what is unknown.</summary>
    public void Explain(Explanation explanation)
    {
        if (_column is not { } column) return;
        explanation.Read(column);
        if (!explanation.Row.Row.Header.Has(column)) explanation.Unknown(UnknownTerm.NoColumn(column));
    }

    /// <summary>The text in quotation marks, as far as it may be shown.</summary>
    public string Describe(RowValues row)
    {
        TryEvaluate(row, out ReadOnlySpan<byte> text);
        if (text.IsEmpty) return "empty";

        ReportRow shown = row.Row.Shown;
        if (_isAccount) text = IamArn.Account(shown.Cell(ReportColumn.Arn));
        else if (_column is { } column) text = column == ReportColumn.User ? shown.UserName : shown.Cell(column);
        return $"'{Encoding.UTF8.GetString(text)}'";
    }

    public override string ToString() => _display;
}
