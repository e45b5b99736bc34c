using CredReport.Diagnostics;
using CredReport.Model;
using CredReport.Parsing;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Parsing;

/// <summary>Columns are found by their names, wherever they stand.</summary>
public sealed class ReportHeaderTests
{
    /// <summary>The columns of 2014 and early 2015.</summary>
    private const string FirstLayout = "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,"
        + "access_key_1_active,access_key_1_last_rotated,access_key_2_active,access_key_2_last_rotated,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";

    [Fact]
    public void The_22_columns_of_AWS_stand_in_its_order()
    {
        ReportHeader header = Header(ReportText.Header);

        header.IsAwsLayout.Should().BeTrue();
        Enumerable.Range(0, 22).Select(i => header.IndexOf((ReportColumn)i)).Should().Equal(Enumerable.Range(0, 22));
        header.Has(ReportColumn.AdditionalCredentialsInfo).Should().BeFalse();
        Problems(header).Should().BeEmpty();
    }

    [Fact]
    public void The_16_columns_of_2014_hold_nothing_about_the_use_of_keys()
    {
        ReportHeader header = Header(FirstLayout);

        header.IsAwsLayout.Should().BeTrue();
        header.IndexOf(ReportColumn.Cert2LastRotated).Should().Be(15);
        header.Has(ReportColumn.PasswordLastUsed).Should().BeTrue();
        header.Has(ReportColumn.AccessKey1LastUsedDate).Should().BeFalse();
        header.IndexOf(ReportColumn.AccessKey2LastUsedService).Should().Be(-1);
        Problems(header).Should().BeEmpty();
    }

    [Fact]
    public void The_23rd_column_is_known_but_may_hold_commas_so_that_rows_are_not_recovered()
    {
        ReportHeader header = Header(ReportText.Header + ",additional_credentials_info");

        header.IndexOf(ReportColumn.AdditionalCredentialsInfo).Should().Be(22);
        header.IsAwsLayout.Should().BeFalse();
        Problems(header).Should().BeEmpty();
    }

    [Fact]
    public void Columns_may_stand_in_any_order_among_others()
    {
        ReportHeader header = Header("account_name,mfa_active,,user,profile,arn");

        header.IndexOf(ReportColumn.User).Should().Be(3);
        header.IndexOf(ReportColumn.Arn).Should().Be(5);
        header.IndexOf(ReportColumn.MfaActive).Should().Be(1);
        header.Has(ReportColumn.UserCreationTime).Should().BeFalse();
        header.IsAwsLayout.Should().BeFalse();
        header.Names.Should().Equal("account_name", "mfa_active", "", "user", "profile", "arn");
        Problems(header).Should().BeEmpty();
    }

    [Fact]
    public void Case_and_spaces_of_names_do_not_matter()
    {
        ReportHeader header = Header("User, ARN ,PASSWORD_ENABLED");

        header.IndexOf(ReportColumn.User).Should().Be(0);
        header.IndexOf(ReportColumn.Arn).Should().Be(1);
        header.IndexOf(ReportColumn.PasswordEnabled).Should().Be(2);
        Problems(header).Should().BeEmpty();
    }

    [Fact]
    public void Of_a_repeated_column_the_first_is_read_and_a_warning_says_so()
    {
        ReportHeader header = Header("user,arn,mfa_active,ARN");

        header.IndexOf(ReportColumn.Arn).Should().Be(1);
        Problems(header).Should().Equal("1 repeated-column: The header names the column 'arn' more than once: the first one is read.");
    }

    [Fact]
    public void Without_a_column_user_no_row_can_be_read() =>
        Problems(Header("arn,user_name,a,b,c,d,e,f,g,h")).Should().Equal(
            "1 broken-header: The header has no column 'user', but: 'arn', 'user_name', 'a', 'b', 'c', 'd', 'e', 'f' and 2 more. No row can be told apart without it.",
            "unusable");

    [Fact]
    public void A_column_user_alone_makes_no_report() =>
        Problems(Header("user,email,arns")).Should().Equal(
            "1 broken-header: The header has no column of a credential report but 'user': 'user', 'email', 'arns'. Expected more of 'arn', 'user_creation_time', 'password_enabled' and so on.",
            "unusable");

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public void Another_separator_is_not_the_layout_of_AWS(char separator) =>
        new ReportHeader([.. ReportText.Columns], separator).IsAwsLayout.Should().BeFalse();

    [Fact]
    public void Two_swapped_columns_are_not_the_layout_of_AWS() =>
        Header(ReportText.Header.Replace("user,arn", "arn,user", StringComparison.Ordinal)).IsAwsLayout.Should().BeFalse();

    private static ReportHeader Header(string line) => new(line.Split(','), ',');

    private static IEnumerable<string> Problems(ReportHeader header)
    {
        DiagnosticBag diagnostics = new("report.csv");
        bool isUsable = header.Check(1, diagnostics);
        return [.. diagnostics.Items.Select(problem => $"{problem.Line} {problem.Code}: {problem.Message}"), .. isUsable ? Array.Empty<string>() : ["unusable"]];
    }
}
