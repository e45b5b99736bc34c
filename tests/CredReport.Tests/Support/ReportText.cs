using System.Text;

namespace CredReport.Tests.Support;

/// <summary>Makes the text of a report in AWS's layout: LF, no newline after the last row, no quotation marks.</summary>
internal sealed class ReportText
{
    /// <summary>The 22 columns since April 2015.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "user", "arn", "user_creation_time", "password_enabled", "password_last_used", "password_last_changed", "password_next_rotation", "mfa_active",
        "access_key_1_active", "access_key_1_last_rotated", "access_key_1_last_used_date", "access_key_1_last_used_region", "access_key_1_last_used_service",
        "access_key_2_active", "access_key_2_last_rotated", "access_key_2_last_used_date", "access_key_2_last_used_region", "access_key_2_last_used_service",
        "cert_1_active", "cert_1_last_rotated", "cert_2_active", "cert_2_last_rotated",
    ];

    /// <summary>The header line.</summary>
    public static string Header { get; } = string.Join(',', Columns);

    private readonly List<string> _rows = [];

    /// <summary>The account of the rows that name no ARN.</summary>
    public string Account { get; init; } = "111122223333";

    /// <summary>The text.</summary>
    public override string ToString() => string.Join('\n', [Header, .. _rows]);

    /// <summary>The text in UTF-8.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    /// <summary>Adds a row as it stands.</summary>
    public ReportText Line(string line)
    {
        _rows.Add(line);
        return this;
    }

    /// <summary>Adds the root user's row, as AWS has written it until mid-2024.</summary>
    public ReportText Root() => Row("<root_account>", ("arn", $"arn:aws:iam::{Account}:root"), ("user_creation_time", "2015-03-01T10:00:00+00:00"),
        ("password_enabled", "not_supported"), ("password_last_changed", "not_supported"), ("password_next_rotation", "not_supported"), ("mfa_active", "true"));

    /// <summary>Adds a user created at 2025-01-10T08:00:00Z; a cell left out is <c>N/A</c>, a boolean one <c>false</c>.</summary>
    public ReportText Row(string user, params (string Column, string Cell)[] cells)
    {
        Dictionary<string, string> named = cells.ToDictionary(cell => cell.Column, cell => cell.Cell);
        named.TryAdd("user", user);
        named.TryAdd("arn", $"arn:aws:iam::{Account}:user/{user}");
        named.TryAdd("user_creation_time", "2025-01-10T08:00:00Z");
        return Line(string.Join(',', Columns.Select(column => named.GetValueOrDefault(column) ?? Default(column))));
    }

    /// <summary>The rows of a report as objects, the columns for names.</summary>
    public static IReadOnlyList<Dictionary<string, string>> Records(string csv)
    {
        string[][] lines = [.. csv.Split('\n').Select(line => line.Split(','))];
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private static string Default(string column) =>
        column.EndsWith("_active", StringComparison.Ordinal) || column == "password_enabled" ? "false" : "N/A";
}
