using CredReport.Model;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Parsing;

/// <summary>Text without quotation marks in the last column may hold commas; it swallows no other row.</summary>
public sealed class FreeTextTests
{
    private const string Header = "additional_credentials_info";

    private static readonly string Alice = Row("alice");

    [Theory]
    [InlineData("2 additional access keys. Use ListAccessKeys, ListSigningCertificates", "2 additional access keys. Use ListAccessKeys, ListSigningCertificates")]
    [InlineData(",", ",")]
    [InlineData("a,b,c,,", "a,b,c,,")]
    [InlineData("\"a, b\"", "a, b")]
    [InlineData("a, \"b\"", "a,  \"b\"")]
    [InlineData("N/A", "N/A")]
    public void Surplus_cells_belong_to_it(string text, string cell)
    {
        ReadReport report = Read($"{Alice},{text}", $"{Row("bob")},N/A");

        report.Users.Should().Equal("alice", "bob");
        report.Rows[0].Text(ReportColumn.AdditionalCredentialsInfo).Replace("  ", " ", StringComparison.Ordinal).Should().Be(cell.Replace("  ", " ", StringComparison.Ordinal));
        report.Rows[0].Text(ReportColumn.Cert2LastRotated).Should().Be("N/A");
    }

    [Fact]
    public void A_warning_says_so() =>
        Read($"{Alice},2 keys, 1 certificate").Diagnostics.Select(problem => $"{problem.Line} {problem.Code}: {problem.Message}").Should().Equal(
            "2 recovered-row: The row has 24 cells and the header 23 columns; the cells were separated by what each can hold: user 'alice', ARN 'arn:aws:iam::111122223333:user/alice'.");

    [Theory]
    [InlineData("a,b")]
    [InlineData("al\"ice")]
    public void Names_with_commas_and_quotes_are_told_apart_from_it(string name)
    {
        foreach (string text in new[] { "N/A", "2 keys, 1 certificate", "\"2 keys, 1 certificate\"", "a, b, c, d" })
        {
            ReadReport report = Read($"{Row(name)},{text}");

            report.Users.Should().Equal(name);
            report.Rows[0].Text(ReportColumn.Arn).Should().Be($"arn:aws:iam::111122223333:user/{name}");
            report.Rows[0].Text(ReportColumn.AdditionalCredentialsInfo).Should().Be(text.Trim('"'));
        }
    }

    [Fact]
    public void It_swallows_no_row_and_no_header_that_is_glued_to_it()
    {
        Read($"{Alice},N/A{Row("bob")},N/A").Users.Should().Equal("alice", "bob");
        Read($"{Alice},N/A{ReportText.Header},{Header}", $"{Row("bob")},x").Users.Should().Equal("alice", "bob");
        Read($"{Alice},2 keys{Row("bob")},N/A").Codes.Should().Equal("too-many-cells");
    }

    [Fact]
    public void A_row_whose_other_cells_are_too_many_is_refused()
    {
        Read($"{Alice.Replace(",true,", ",,true,", StringComparison.Ordinal)},x").Codes.Should().Equal("recovered-row");
        Read($"{Alice.Replace(",2025-01-10T08:00:00Z,", ",,2025-01-10T08:00:00Z,", StringComparison.Ordinal)},x,y").Codes.Should().Equal("too-many-cells");
    }

    [Fact]
    public void Columns_in_another_order_and_other_separators_are_no_hindrance()
    {
        ReadReport report = ReadReport.Of("arn;user;user_creation_time;Additional Credentials Info\narn:aws:iam::111122223333:user/alice;alice;2025-01-10T08:00:00Z;a; b");

        report.Rows.Single().Text(ReportColumn.AdditionalCredentialsInfo).Should().Be("a; b");
    }

    [Fact]
    public void A_line_of_many_commas_costs_its_own_row() =>
        Read($"{Alice},{new string(',', 60_000)}", $"x{new string(',', 60_000)}", $"{Row("bob")},N/A").Users.Should().Equal("alice", "bob");

    [Theory]
    [InlineData("1 additional access key. Use ListAccessKeys to list them", ReportedKind.Value)]
    [InlineData("N/A", ReportedKind.NotApplicable)]
    [InlineData("", ReportedKind.Empty)]
    public void A_user_has_it(string text, ReportedKind kind)
    {
        Reported<string> reported = Read($"{Alice},{text}").Rows.Single().ToUser().AdditionalCredentials;

        reported.Kind.Should().Be(kind);
        reported.ValueOrDefault.Should().Be(kind == ReportedKind.Value ? text : null);
    }

    [Fact]
    public void A_file_without_the_column_has_none() =>
        ReadReport.Of(new ReportText().Row("alice").ToString()).Rows.Single().ToUser().AdditionalCredentials.Kind.Should().Be(ReportedKind.NoColumn);

    private static string Row(string name) => new ReportText().Row(name, ("password_enabled", "true")).ToString().Split('\n')[1];

    private static ReadReport Read(params string[] lines) => ReadReport.Of($"{ReportText.Header},{Header}\n{string.Join('\n', lines)}");
}
