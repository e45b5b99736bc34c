using System.Collections.Frozen;
using System.Globalization;

namespace CredReport.Model;

/// <summary>
/// Finds the columns of a report in a header line, by AWS's names and by the variants that other tools write: in Title Case or camelCase,
/// with a table name as prefix, with a unit in brackets, or an alias.
/// </summary>
internal static class ColumnNames
{
    /// <summary>Longest column name in any variant, in characters.</summary>
    private const int LongestName = 200;

    /// <summary>Name of a table of credential reports, as a prefix of a bare column name.</summary>
    private const string TableName = "credentialreport";

    /// <summary>
    /// Bare names that other tools use. Many lists of users have such columns, so aliases count only beside a column that only credential
    /// reports have.
    /// </summary>
    private static readonly (ReportColumn Column, string[] Names)[] Aliases =
    [
        (ReportColumn.User, ["username", "iamuser", "iamusername"]),
        (ReportColumn.Arn, ["userarn", "iamuserarn"]),
        (ReportColumn.UserCreationTime, ["usercreationdate", "usercreated", "usercreatedat", "usercreatedate"]),
        (ReportColumn.PasswordEnabled, ["consolepasswordenabled"]),
        (ReportColumn.PasswordLastUsed, ["passwordlastuseddate", "passwordlastusedat"]),
        (ReportColumn.PasswordLastChanged, ["passwordlastchangeddate", "passwordlastchangedat"]),
        (ReportColumn.PasswordNextRotation, ["passwordnextrotationdate"]),
        (ReportColumn.MfaActive, ["mfaenabled"]),
        .. Key(1, ReportColumn.AccessKey1Active),
        .. Key(2, ReportColumn.AccessKey2Active),
        .. Certificate(1, ReportColumn.Cert1Active),
        .. Certificate(2, ReportColumn.Cert2Active),
        (ReportColumn.AdditionalCredentialsInfo, ["additionalcredentials"]),
    ];

    private static readonly FrozenDictionary<string, ReportColumn> ByBareName = ReportColumns.AllNames
        .Select((name, i) => KeyValuePair.Create(name.Replace("_", "", StringComparison.Ordinal), (ReportColumn)i))
        .ToFrozenDictionary();

    private static readonly FrozenDictionary<string, ReportColumn> ByAlias =
        Aliases.SelectMany(alias => alias.Names.Select(name => KeyValuePair.Create(name, alias.Column))).ToFrozenDictionary();

    /// <summary>The column that each cell of a header line names; null for one that names none.</summary>
    public static ReportColumn?[] Of(IReadOnlyList<string> cells)
    {
        ReportColumn?[] columns = new ReportColumn?[cells.Count];
        bool[] isAlias = new bool[cells.Count];
        bool isReport = false;
        for (int i = 0; i < columns.Length; i++)
        {
            if (!TryFind(cells[i], out ReportColumn column, out isAlias[i])) continue;

            columns[i] = column;
            isReport |= !isAlias[i] && IsOfReportsOnly(column);
        }

        for (int i = 0; i < columns.Length; i++)
        {
            if (isAlias[i] && !isReport) columns[i] = null;
        }

        return columns;
    }

    /// <summary>Whether the cells are a report's header in any variant: the user, and two columns that only reports have.</summary>
    public static bool AreHeader(IReadOnlyList<string> cells)
    {
        ReportColumn?[] columns = Of(cells);
        return columns.Contains(ReportColumn.User) && columns.Distinct().Count(column => column is { } known && IsOfReportsOnly(known)) > 1;
    }

    /// <summary>Whether a text may be a column name or an alias.</summary>
    public static bool IsName(ReadOnlySpan<char> text) => TryFind(text, out _, out _);

    /// <summary>Recognizes a column about a third or later access key or certificate.</summary>
    /// <param name="cell">A cell of a header line.</param>
    /// <param name="credential">What the column is about, for example <c>access key 3</c>.</param>
    /// <param name="saysActive">Whether it says that the credential is active.</param>
    public static bool TryFindFurther(ReadOnlySpan<char> cell, out string credential, out bool saysActive)
    {
        credential = "";
        saysActive = false;
        Span<char> letters = stackalloc char[LongestName];
        if (!TryBare(cell, letters, out ReadOnlySpan<char> bare)) return false;

        int slotAt = bare.IndexOfAnyInRange('0', '9');
        if (slotAt < 0) return false;

        ReadOnlySpan<char> fromSlot = bare[slotAt..];
        int slotEnd = fromSlot.IndexOfAnyExceptInRange('0', '9');
        if (slotEnd < 0) return false;
        if (!int.TryParse(fromSlot[..slotEnd], NumberStyles.None, CultureInfo.InvariantCulture, out int slot) || slot <= 2) return false;

        string? kind = bare[..slotAt] switch
        {
            "accesskey" or "key" => "access key",
            "cert" or "certificate" or "signingcertificate" => "certificate",
            _ => null,
        };
        credential = string.Create(CultureInfo.InvariantCulture, $"{kind} {slot}");
        saysActive = fromSlot[slotEnd..] is "active" or "enabled" or "status";
        return kind is not null;
    }

    private static bool TryFind(ReadOnlySpan<char> cell, out ReportColumn column, out bool isAlias)
    {
        column = default;
        isAlias = false;
        Span<char> letters = stackalloc char[LongestName];
        if (!TryBare(cell, letters, out ReadOnlySpan<char> bare)) return false;

        if (ByBareName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(bare, out column)) return true;

        isAlias = ByAlias.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(bare, out column);
        return isAlias;
    }

    /// <summary>The letters and digits of a header cell in lower case, without table name and unit.</summary>
    private static bool TryBare(ReadOnlySpan<char> cell, Span<char> letters, out ReadOnlySpan<char> bare)
    {
        bare = default;
        if (cell.Length > letters.Length || !TryStrip(Name(cell), letters, out int length)) return false;

        bare = letters[..length];
        int table = bare.IndexOf(TableName);
        if (table >= 0) bare = bare[(table + TableName.Length)..];
        return true;
    }

    /// <summary>The cell without a table name before and a unit in brackets after the column name.</summary>
    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> cell)
    {
        ReadOnlySpan<char> name = cell.Trim();
        int unit = name switch
        {
            [.., ')'] => name.LastIndexOf('('),
            [.., ']'] => name.LastIndexOf('['),
            _ => -1,
        };
        if (unit > 0 && name[unit - 1] != '.') name = name[..unit];
        return name[(name.LastIndexOf('.') + 1)..];
    }

    /// <summary>Collects the letters and digits of a name in lower case. False if some are not ASCII.</summary>
    private static bool TryStrip(ReadOnlySpan<char> name, Span<char> letters, out int length)
    {
        length = 0;
        foreach (char character in name)
        {
            if (char.IsAsciiLetterOrDigit(character)) letters[length++] = char.ToLowerInvariant(character);
            else if (char.IsLetterOrDigit(character)) return false;
        }

        return length > 0;
    }

    private static bool IsOfReportsOnly(ReportColumn column) =>
        column is not (ReportColumn.User or ReportColumn.Arn or ReportColumn.PasswordLastUsed);

    private static IEnumerable<(ReportColumn Column, string[] Names)> Key(int slot, ReportColumn active) =>
    [
        (active, [$"accesskey{slot}enabled", $"key{slot}active"]),
        (active + 1, [$"accesskey{slot}lastrotateddate", $"accesskey{slot}lastrotatedat", $"key{slot}lastrotated"]),
        (active + 2, [$"accesskey{slot}lastused", $"accesskey{slot}lastusedat", $"key{slot}lastuseddate", $"key{slot}lastused"]),
        (active + 3, [$"accesskey{slot}region", $"key{slot}lastusedregion"]),
        (active + 4, [$"accesskey{slot}service", $"key{slot}lastusedservice"]),
    ];

    private static IEnumerable<(ReportColumn Column, string[] Names)> Certificate(int slot, ReportColumn active) =>
    [
        (active, [$"certificate{slot}active", $"signingcertificate{slot}active"]),
        (active + 1, [$"certificate{slot}lastrotated", $"signingcertificate{slot}lastrotated"]),
    ];
}
