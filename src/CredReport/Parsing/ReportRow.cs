using System.Text;
using CredReport.Diagnostics;
using CredReport.Model;
using CsvHelper;

namespace CredReport.Parsing;

/// <summary>
/// A view of one row; cells are decoded on request. It shows the reader's current row until the reader moves on;
/// <see cref="Copy"/> creates a lasting one.
/// </summary>
internal sealed class ReportRow
{
    private readonly CsvReader? _csv;
    private byte[] _bytes = [];
    private int[] _ends = [];
    private bool _isCut;
    private Pseudonyms? _pseudonyms;

    /// <summary>A view that follows a reader.</summary>
    public ReportRow(ReportHeader header, CsvReader csv)
    {
        Header = header;
        _csv = csv;
    }

    /// <summary>A row with its own bytes.</summary>
    /// <param name="header">Names the cells.</param>
    /// <param name="line">1-based line.</param>
    /// <param name="bytes">The cells, unquoted, one after the other.</param>
    /// <param name="ends">Where each cell ends in <paramref name="bytes"/>.</param>
    public ReportRow(ReportHeader header, long line, byte[] bytes, int[] ends)
    {
        Header = header;
        Line = line;
        Hold(bytes, ends);
    }

    /// <summary>Names the cells.</summary>
    public ReportHeader Header { get; private set; }

    /// <summary>1-based line of the decoded text; the header is line 1.</summary>
    public long Line { get; private set; }

    /// <summary>The cell's text in UTF-8, unquoted and trimmed; empty if the file has no such column.</summary>
    public ReadOnlySpan<byte> Cell(ReportColumn column)
    {
        int index = Header.IndexOf(column);
        if (index < 0) return default;
        return column == ReportColumn.User ? CellText.TrimName(Cell(index)) : CellText.Trim(Cell(index));
    }

    /// <summary>The cell's text as a string.</summary>
    public string Text(ReportColumn column) => Encoding.UTF8.GetString(Cell(column));

    /// <summary>
    /// What may be shown of the row: the row itself, or, if there are pseudonyms, a copy with pseudonyms for user and ARN in which text
    /// that does not belong in its column is withheld.
    /// </summary>
    public ReportRow Shown => _pseudonyms is null ? this : field ??= ShownRow.Of(this, _pseudonyms);

    /// <summary>The user's name in UTF-8; always <c>&lt;root_account&gt;</c> for root.</summary>
    public ReadOnlySpan<byte> UserName => IsRoot ? IamUser.RootNameUtf8 : Cell(ReportColumn.User);

    /// <summary><see cref="UserName"/> as a string.</summary>
    public string UserNameText => Encoding.UTF8.GetString(UserName);

    /// <summary>The user's name, for messages.</summary>
    public MessageArgument SeenUser => MessageArgument.User(IamArn.AccountText(Cell(ReportColumn.Arn)), UserNameText);

    /// <summary>The user's ARN, for messages.</summary>
    public MessageArgument SeenArn => MessageArgument.Arn(Text(ReportColumn.Arn));

    /// <summary>Whether all cells are blank.</summary>
    public bool IsBlank
    {
        get
        {
            for (int i = 0; i < Header.Names.Count; i++)
            {
                if (!CellText.IsBlank(Cell(i))) return false;
            }

            return true;
        }
    }

    /// <summary>Whether the row is the account's root user, recognized by its name or by the end of its ARN.</summary>
    public bool IsRoot => IamArn.IsRoot(Cell(ReportColumn.Arn)) || IamUserName.IsRoot(Cell(ReportColumn.User));

    /// <summary>Sets the header of the rows that follow.</summary>
    public void Begin(ReportHeader header) => Header = header;

    /// <summary>Shows the reader's current record.</summary>
    public void Follow(long line)
    {
        Line = line;
        _isCut = false;
    }

    /// <summary>Shows cells that the reader's CSV parser did not split.</summary>
    public void Show(long line, byte[] bytes, int[] ends)
    {
        Line = line;
        Hold(bytes, ends);
    }

    /// <summary>A copy that does not depend on the reader.</summary>
    /// <param name="pseudonyms">Replaces accounts and users in <see cref="Shown"/>; null to show them.</param>
    public ReportRow Copy(Pseudonyms? pseudonyms = null)
    {
        int count = Header.Names.Count;
        int[] ends = new int[count];
        int length = 0;
        for (int i = 0; i < count; i++) ends[i] = length += Cell(i).Length;

        byte[] bytes = new byte[length];
        int start = 0;
        for (int i = 0; i < count; i++)
        {
            Cell(i).CopyTo(bytes.AsSpan(start));
            start = ends[i];
        }

        return new ReportRow(Header, Line, bytes, ends) { _pseudonyms = pseudonyms };
    }

    /// <summary>The row as an immutable record.</summary>
    public IamUser ToUser()
    {
        ReadOnlySpan<byte> arn = Cell(ReportColumn.Arn);
        return new IamUser(
            UserNameText,
            arn.IsEmpty ? null : Encoding.UTF8.GetString(arn),
            IamArn.AccountText(arn),
            Instant(ReportColumn.UserCreationTime),
            new ConsolePassword(
                Boolean(ReportColumn.PasswordEnabled),
                Instant(ReportColumn.PasswordLastUsed),
                Instant(ReportColumn.PasswordLastChanged),
                Instant(ReportColumn.PasswordNextRotation)),
            Boolean(ReportColumn.MfaActive),
            Key(1, ReportColumn.AccessKey1Active),
            Key(2, ReportColumn.AccessKey2Active),
            Certificate(1, ReportColumn.Cert1Active),
            Certificate(2, ReportColumn.Cert2Active))
        {
            AdditionalCredentials = String(ReportColumn.AdditionalCredentialsInfo),
        };
    }

    /// <summary>The cell as a timestamp.</summary>
    public Reported<Instant> Instant(ReportColumn column)
    {
        if (!Header.Has(column)) return new(ReportedKind.NoColumn, default);
        ReportedKind kind = CellText.ReadInstant(Cell(column), out long seconds);
        return new(kind, new Instant(seconds));
    }

    /// <summary>The cell as a boolean.</summary>
    public Reported<bool> Boolean(ReportColumn column)
    {
        if (!Header.Has(column)) return new(ReportedKind.NoColumn, default);
        ReportedKind kind = CellText.ReadBoolean(Cell(column), out bool value);
        return new(kind, value);
    }

    private Reported<string> String(ReportColumn column)
    {
        if (!Header.Has(column)) return new(ReportedKind.NoColumn, default);
        ReportedKind kind = CellText.ReadAbsence(Cell(column));
        return kind == ReportedKind.Unreadable ? new(ReportedKind.Value, Text(column)) : new(kind, default);
    }

    /// <summary>The five columns of a key are consecutive in <see cref="ReportColumn"/>.</summary>
    private AccessKey Key(int slot, ReportColumn active) =>
        new(slot, Boolean(active), Instant(active + 1), Instant(active + 2), String(active + 3), String(active + 4));

    private SigningCertificate Certificate(int slot, ReportColumn active) => new(slot, Boolean(active), Instant(active + 1));

    /// <summary>The cell at an index in UTF-8, unquoted, not trimmed.</summary>
    public ReadOnlySpan<byte> Cell(int index)
    {
        if (!_isCut) return _csv!.GetSpan(index);

        int start = index == 0 ? 0 : _ends[index - 1];
        return _bytes.AsSpan(start, _ends[index] - start);
    }

    private void Hold(byte[] bytes, int[] ends)
    {
        _bytes = bytes;
        _ends = ends;
        _isCut = true;
    }
}
