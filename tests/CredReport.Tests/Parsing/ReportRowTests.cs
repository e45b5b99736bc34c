using System.Text;
using CredReport.Diagnostics;
using CredReport.Input;
using CredReport.Model;
using CredReport.Parsing;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Parsing;

/// <summary>A row as a view, as a copy and as a user.</summary>
public sealed class ReportRowTests
{
    /// <summary>A row in which no two cells that could be mistaken for one another are equal.</summary>
    private static readonly (string Column, string Cell)[] Cells =
    [
        ("user", "alice"), ("arn", "arn:aws:iam::111122223333:user/team/alice"), ("user_creation_time", "2025-01-01T00:00:00Z"),
        ("password_enabled", "true"), ("password_last_used", "2025-01-02T00:00:00Z"), ("password_last_changed", "2025-01-03T00:00:00Z"),
        ("password_next_rotation", "2025-01-04T00:00:00Z"), ("mfa_active", "false"),
        ("access_key_1_active", "N/A"), ("access_key_1_last_rotated", "2025-01-05T00:00:00Z"), ("access_key_1_last_used_date", "2025-01-06T00:00:00Z"),
        ("access_key_1_last_used_region", "us-east-1"), ("access_key_1_last_used_service", "s3"),
        ("access_key_2_active", "not_supported"), ("access_key_2_last_rotated", "2025-01-07T00:00:00Z"), ("access_key_2_last_used_date", "2025-01-08T00:00:00Z"),
        ("access_key_2_last_used_region", "eu-west-1"), ("access_key_2_last_used_service", "ec2"),
        ("cert_1_active", "no_information"), ("cert_1_last_rotated", "2025-01-09T00:00:00Z"), ("cert_2_active", "maybe"), ("cert_2_last_rotated", "2025-01-10T00:00:00Z"),
    ];

    private static readonly IamUser Alice = new(
        "alice", "arn:aws:iam::111122223333:user/team/alice", "111122223333", January(1),
        new ConsolePassword(Value(true), January(2), January(3), January(4)),
        Value(false),
        new AccessKey(1, Absent<bool>(ReportedKind.NotApplicable), January(5), January(6), Value("us-east-1"), Value("s3")),
        new AccessKey(2, Absent<bool>(ReportedKind.NotSupported), January(7), January(8), Value("eu-west-1"), Value("ec2")),
        new SigningCertificate(1, Absent<bool>(ReportedKind.NoInformation), January(9)),
        new SigningCertificate(2, Absent<bool>(ReportedKind.Unreadable), January(10)));

    [Fact]
    public void Every_column_becomes_its_own_part_of_the_user() =>
        ReadReport.Of(new ReportText().Row("alice", Cells).ToString()).Rows.Single().ToUser().Should().Be(Alice);

    [Fact]
    public void Columns_are_found_by_name_in_any_order()
    {
        (string Column, string Cell)[] reversed = [.. Cells.Reverse()];

        ReadReport report = ReadReport.Of($"profile,{string.Join(',', reversed.Select(cell => cell.Column))}\nmain,{string.Join(',', reversed.Select(cell => cell.Cell))}");

        report.Rows.Single().ToUser().Should().Be(Alice);
    }

    [Fact]
    public void What_the_file_has_no_column_for_is_kept_apart_from_empty_cells()
    {
        IamUser user = ReadReport.Of("user,mfa_active,user_creation_time,access_key_1_last_used_region\nalice,,,").Rows.Single().ToUser();

        user.Arn.Should().BeNull();
        user.AccountId.Should().BeNull();
        user.MfaActive.Kind.Should().Be(ReportedKind.Empty);
        user.CreatedAt.Kind.Should().Be(ReportedKind.Empty);
        user.FirstAccessKey.LastUsedRegion.Kind.Should().Be(ReportedKind.Empty);
        user.FirstAccessKey.LastUsedService.Kind.Should().Be(ReportedKind.NoColumn);
        user.Password.Enabled.Kind.Should().Be(ReportedKind.NoColumn);
        user.SecondCertificate.LastRotated.Kind.Should().Be(ReportedKind.NoColumn);
    }

    [Theory]
    [InlineData("", " ")]
    [InlineData(" ", "")]
    [InlineData("   ", "  ")]
    public void Blanks_around_cells_and_names_are_no_part_of_them(string before, string after)
    {
        string Padded(IEnumerable<string> cells) => string.Join(',', cells.Select(cell => before + cell + after));

        ReadReport report = ReadReport.Of($"{Padded(Cells.Select(cell => cell.Column))}\n{Padded(Cells.Select(cell => cell.Cell))}");

        report.Rows.Single().ToUser().Should().Be(Alice);
        report.Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public void A_name_keeps_the_blanks_inside_it() =>
        ReadReport.Of("user, arn\n  alice  b , arn:aws:iam::111122223333:user/alice  b").Users.Should().Equal("alice  b");

    [Fact]
    public void A_cell_of_blanks_alone_is_empty() =>
        ReadReport.Of("user,mfa_active\nalice,  ").Rows.Single().ToUser().MfaActive.Kind.Should().Be(ReportedKind.Empty);

    [Fact]
    public void A_padded_header_that_stands_again_is_no_row()
    {
        ReadReport report = ReadReport.Of("user,arn\nalice,arn:aws:iam::111122223333:user/alice\n user , arn\nbob,arn:aws:iam::111122223333:user/bob");

        report.Users.Should().Equal("alice", "bob");
    }

    [Theory]
    [InlineData("<root_account>", "arn:aws:iam::111122223333:root", true)]
    [InlineData("<root_account>", "", true)]
    [InlineData("root", "arn:aws-cn:iam::111122223333:root", true)]
    [InlineData("root", "arn:aws:iam::111122223333:user/root", false)]
    [InlineData("alice", "arn:aws:iam::111122223333:user/alice", false)]
    public void Root_is_known_by_its_name_or_its_ARN(string user, string arn, bool isRoot)
    {
        ReportRow row = ReadReport.Of($"user,arn\n{user},{arn}").Rows.Single();

        row.IsRoot.Should().Be(isRoot);
        row.ToUser().IsRoot.Should().Be(isRoot);
    }

    [Fact]
    public void A_copy_keeps_its_cells_when_the_reader_moves_on()
    {
        // Regular, recovered, regular, quoted: each way in which a row can show its cells after each other one.
        string arn = "arn:aws:iam::111122223333:user/";
        byte[] bytes = new ReportText().Row("alice", Cells).Row("b,c").Row("diego").Row("efua", ("user", "\"e,f\""), ("arn", $"\"{arn}e,f\"")).ToBytes();
        DiagnosticBag diagnostics = new("report.csv");
        using SourceDocument document = SourceDocument.Open(ReportInput.FromBytes(bytes, "report.csv"), hashes: false, keeps: false, diagnostics);
        using ReportReader reader = ReportReader.Open(document, diagnostics)!;

        List<ReportRow> copies = [];
        List<string> seen = [];
        while (reader.Read())
        {
            seen.Add(Shown(reader.Row));
            copies.Add(reader.Row.Copy());
        }

        copies.Select(Shown).Should().Equal(seen);
        copies.Select(copy => copy.Text(ReportColumn.User)).Should().Equal("alice", "b,c", "diego", "e,f");
        copies.Select(copy => copy.Line).Should().Equal(2, 3, 4, 5);
        copies[0].ToUser().Should().Be(Alice);
    }

    private static string Shown(ReportRow row) =>
        row.Line + ": " + string.Join(" ~ ", Enumerable.Range(0, 22).Select(column => Encoding.UTF8.GetString(row.Cell((ReportColumn)column))));

    private static Reported<T> Value<T>(T value)
        where T : notnull => new(ReportedKind.Value, value);

    private static Reported<T> Absent<T>(ReportedKind kind)
        where T : notnull => new(kind, default);

    private static Reported<Instant> January(int day) => Value(new Instant(new DateTimeOffset(2025, 1, day, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds()));
}
