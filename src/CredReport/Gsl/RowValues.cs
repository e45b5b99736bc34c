using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Gsl;

/// <summary>
/// The values of the current row as the language defines them: absent instants are year 1, absent texts are empty, and
/// <c>not_supported</c> is false. A cell is decoded at most once per row, however many rules read it. Not thread-safe.
/// </summary>
internal sealed class RowValues
{
    private readonly Cached[] _cache = new Cached[ReportColumns.Count];

    /// <summary>Number of the current row, which marks decoded cells as current. It overflows later than any file ends.</summary>
    private int _row;

    /// <param name="row">The row; call <see cref="MoveNext"/> when the view moves on.</param>
    public RowValues(ReportRow row)
    {
        Row = row;
        MoveNext();
    }

    public ReportRow Row { get; }

    /// <summary>Discards the values of the previous row.</summary>
    public void MoveNext() => _row++;

    /// <summary>Whether the cell can be read as an instant; an absent one is year 1.</summary>
    public bool TryGetInstant(ReportColumn column, out long seconds) => GetInstant(column, out seconds) != Ternary.Unknown;

    /// <summary>Whether the cell holds an instant; unknown if it cannot be read.</summary>
    public Ternary HasInstant(ReportColumn column) => GetInstant(column, out _);

    /// <summary>Whether the cell holds an instant, and which.</summary>
    public Ternary GetInstant(ReportColumn column, out long seconds)
    {
        ref Cached cached = ref _cache[(int)column];
        if (cached.Row != _row) Read(column, ref cached);
        seconds = cached.Seconds;
        return cached.Ternary;
    }

    /// <summary>The cell as a boolean.</summary>
    public Ternary GetBoolean(ReportColumn column)
    {
        ref Cached cached = ref _cache[(int)column];
        if (cached.Row != _row)
        {
            cached.Row = _row;
            cached.Ternary = ReadBoolean(column);
        }

        return cached.Ternary;
    }

    /// <summary>Whether the file has the column; an absent text is empty.</summary>
    public bool TryGetText(ReportColumn column, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!Row.Header.Has(column)) return false;

        ReadOnlySpan<byte> cell = column == ReportColumn.User ? Row.UserName : Row.Cell(column);
        bool isName = column <= ReportColumn.Arn;
        if (isName || CellText.ReadAbsence(cell) == ReportedKind.Unreadable) text = cell;
        return true;
    }

    /// <summary>Whether the file has ARNs; an ARN without an account is an empty text.</summary>
    public bool TryGetAccount(out ReadOnlySpan<byte> account)
    {
        account = IamArn.Account(Row.Cell(ReportColumn.Arn));
        return Row.Header.Has(ReportColumn.Arn);
    }

    private void Read(ReportColumn column, ref Cached cached)
    {
        cached.Row = _row;
        cached.Ternary = Ternary.Unknown;
        if (!Row.Header.Has(column)) return;

        ReportedKind kind = CellText.ReadInstant(Row.Cell(column), out cached.Seconds);
        if (kind == ReportedKind.Value)
        {
            cached.Ternary = Ternary.True;
        }
        else if (kind != ReportedKind.Unreadable && column != ReportColumn.UserCreationTime)
        {
            cached.Ternary = Ternary.False;
            cached.Seconds = Instant.MinValue.UnixSeconds;
        }
    }

    private Ternary ReadBoolean(ReportColumn column)
    {
        if (!Row.Header.Has(column)) return Ternary.Unknown;

        return CellText.ReadBoolean(Row.Cell(column), out bool value) switch
        {
            ReportedKind.Value => value.ToTruth(),
            ReportedKind.NotSupported => Ternary.False,
            _ => Ternary.Unknown,
        };
    }

    /// <summary>A decoded cell: for an instant, whether there is one; for a boolean, its value; unknown if it cannot be read.</summary>
    private struct Cached
    {
        public long Seconds;
        public int Row;
        public Ternary Ternary;
    }
}
