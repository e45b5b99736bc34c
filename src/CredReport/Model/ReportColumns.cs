using System.Text;

namespace CredReport.Model;

/// <summary>Names of the columns, and the layouts that AWS has used.</summary>
internal static class ReportColumns
{
    /// <summary>Header names, indexed by <see cref="ReportColumn"/>.</summary>
    private static readonly string[] Names =
    [
        "user", "arn", "user_creation_time", "password_enabled", "password_last_used", "password_last_changed", "password_next_rotation",
        "mfa_active",
        "access_key_1_active", "access_key_1_last_rotated", "access_key_1_last_used_date", "access_key_1_last_used_region",
        "access_key_1_last_used_service",
        "access_key_2_active", "access_key_2_last_rotated", "access_key_2_last_used_date", "access_key_2_last_used_region",
        "access_key_2_last_used_service",
        "cert_1_active", "cert_1_last_rotated", "cert_2_active", "cert_2_last_rotated", "additional_credentials_info",
    ];

    private static readonly byte[][] NamesUtf8 = [.. Names.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Header names of all columns, in the order of <see cref="ReportColumn"/>.</summary>
    public static IReadOnlyList<string> AllNames => Names;

    /// <summary>Number of columns.</summary>
    public static int Count => Names.Length;

    /// <summary>The 22 columns since April 2015.</summary>
    private static readonly string[] CurrentLayout = Names[..22];

    /// <summary>The 16 columns of 2014 and early 2015, without the last use of keys.</summary>
    private static readonly string[] FirstLayout = [.. CurrentLayout.Where(name => !name.Contains("last_used_", StringComparison.Ordinal))];

    private static readonly ReportColumn?[] CurrentColumns = ColumnsOf(CurrentLayout);

    private static readonly ReportColumn?[] FirstColumns = ColumnsOf(FirstLayout);

    private static readonly ReportColumn?[] DocumentedColumns = ColumnsOf(Names);

    /// <summary>The header lines that AWS has used or documented, in UTF-8: with 22, 16 and 23 columns.</summary>
    public static IReadOnlyList<byte[]> AwsHeaders { get; } =
        [.. new[] { CurrentLayout, FirstLayout, Names }.Select(names => Encoding.UTF8.GetBytes(string.Join(',', names)))];

    /// <summary>Columns of past times. The report cannot be older than the newest of them.</summary>
    public static ReadOnlySpan<ReportColumn> PastInstants =>
    [
        ReportColumn.UserCreationTime, ReportColumn.PasswordLastUsed, ReportColumn.PasswordLastChanged,
        ReportColumn.AccessKey1LastRotated, ReportColumn.AccessKey1LastUsedDate,
        ReportColumn.AccessKey2LastRotated, ReportColumn.AccessKey2LastUsedDate,
        ReportColumn.Cert1LastRotated, ReportColumn.Cert2LastRotated,
    ];

    /// <summary>Whether the column holds timestamps.</summary>
    public static bool HoldsInstant(this ReportColumn column) =>
        column == ReportColumn.PasswordNextRotation || PastInstants.Contains(column);

    /// <summary>Whether the column holds booleans.</summary>
    public static bool HoldsBoolean(this ReportColumn column) => column is ReportColumn.PasswordEnabled or ReportColumn.MfaActive
        or ReportColumn.AccessKey1Active or ReportColumn.AccessKey2Active or ReportColumn.Cert1Active or ReportColumn.Cert2Active;

    /// <summary>The column's header name.</summary>
    public static string Name(this ReportColumn column) => Names[(int)column];

    /// <summary>The column's header name in UTF-8.</summary>
    public static ReadOnlySpan<byte> NameUtf8(this ReportColumn column) => NamesUtf8[(int)column];

    /// <summary>Whether a header cell is the column's own name, ignoring case and surrounding white space.</summary>
    public static bool IsNamed(this ReportColumn column, string cell) =>
        cell.AsSpan().Trim().Equals(Names[(int)column], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the columns are AWS's, in AWS's order: only then is it known which cells can hold a comma.</summary>
    public static bool IsAwsLayout(ReadOnlySpan<ReportColumn?> columns) =>
        columns.SequenceEqual(CurrentColumns) || columns.SequenceEqual(FirstColumns) || columns.SequenceEqual(DocumentedColumns);

    private static ReportColumn?[] ColumnsOf(string[] names) => [.. names.Select(name => (ReportColumn?)Array.IndexOf(Names, name))];
}
