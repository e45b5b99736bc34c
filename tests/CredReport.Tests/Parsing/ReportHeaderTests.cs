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
    public void The_23_columns_that_AWS_documents_end_in_free_text()
    {
        ReportHeader header = Header(ReportText.Header + ",additional_credentials_info");

        header.IndexOf(ReportColumn.AdditionalCredentialsInfo).Should().Be(22);
        header.IsAwsLayout.Should().BeTrue();
        header.EndsInFreeText.Should().BeTrue();
        Header(ReportText.Header).EndsInFreeText.Should().BeFalse();
        Header("additional_credentials_info,user,arn").EndsInFreeText.Should().BeFalse();
        Problems(header).Should().BeEmpty();
    }

    [Theory]
    [InlineData("access_key_3_active,access_key_3_last_rotated", "access key 3")]
    [InlineData("Access Key 3 Active,Cert 3 Active,accessKey10LastUsed", "access key 3, certificate 3, access key 10")]
    public void Columns_of_further_keys_are_named_as_not_judged(string columns, string credentials) =>
        Problems(Header($"user,arn,access_key_2_active,cert_2_active,{columns}")).Should().Equal(
            $"1 unjudged-column: The header has columns for {credentials}: AWS reports two access keys and two certificates of a user, and no rule judges more.");

    [Theory]
    [InlineData("access_key_0_active")]
    [InlineData("access_key_3")]
    [InlineData("key_id_3_x")]
    [InlineData("column 3 active")]
    [InlineData("access_key_99999999999_active")]
    public void Other_columns_with_a_number_are_not(string column) => Problems(Header($"user,arn,{column}")).Should().BeEmpty();

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

    [Theory]
    [InlineData("User Name,User ARN,User Creation Time,Password Enabled,MFA Active,Access Key 1 Last Used Date")]
    [InlineData("userName,userArn,userCreationTime,passwordEnabled,mfaActive,accessKey1LastUsedDate")]
    [InlineData("user_name,user_arn,user_creation_time,password_enabled,mfa_active,access_key_1_last_used_date")]
    [InlineData("UserName,UserArn,UserCreationTime,PasswordEnabled,MfaActive,AccessKey1LastUsed")]
    [InlineData("credential_report.user,credential_report.arn,credential_report.user_creation_time,credential_report.password_enabled,credential_report.mfa_active,credential_report.access_key_1_last_used_date")]
    [InlineData("[dbo].[user],[dbo].[arn],[dbo].[user_creation_time],[dbo].[password_enabled],[dbo].[mfa_active],[dbo].[access_key_1_last_used_date]")]
    [InlineData("aws_iam_credential_report__user,aws_iam_credential_report__arn,aws_iam_credential_report__user_creation_time,aws_iam_credential_report__password_enabled,aws_iam_credential_report__mfa_active,aws_iam_credential_report__access_key_1_last_used_date")]
    [InlineData("`user`,`arn`,user_creation_time (UTC),password_enabled [bool],mfa_active?,access_key_1_last_used_date(UTC)")]
    [InlineData("user-name,user-arn,user-creation-time,password-enabled,mfa-enabled,access_key1_last_used_date")]
    public void Columns_are_known_by_the_names_that_other_tools_give_them(string line)
    {
        ReportHeader header = Header(line);

        new[] { ReportColumn.User, ReportColumn.Arn, ReportColumn.UserCreationTime, ReportColumn.PasswordEnabled, ReportColumn.MfaActive, ReportColumn.AccessKey1LastUsedDate }
            .Select(header.IndexOf).Should().Equal(0, 1, 2, 3, 4, 5);
        Problems(header).Should().BeEmpty();
    }

    [Theory]
    [InlineData("User Name,Path,Groups,Last activity,MFA,Password age,Access key ID,ARN,Creation time")]
    [InlineData("path,user_name,user_id,arn,create_date,password_last_used")]
    [InlineData("arn,user_name,mfa_enabled")]
    public void A_list_of_users_is_no_report_for_its_user_names(string line) => Header(line).Has(ReportColumn.User).Should().BeFalse();

    [Theory]
    [InlineData("user_agent")]
    [InlineData("account_user")]
    [InlineData("password_status")]
    [InlineData("access_key_1_active_days")]
    [InlineData("(user)_group")]
    [InlineData("user.")]
    [InlineData("usér")]
    [InlineData("")]
    [InlineData("()")]
    public void Other_names_name_no_column(string name) =>
        Enum.GetValues<ReportColumn>().Where(Header($"mfa_active,{name}").Has).Should().Equal(ReportColumn.MfaActive);

    [Fact]
    public void A_header_in_the_order_of_AWS_is_its_layout_under_other_names_too() =>
        Header(ReportText.Header.Replace('_', ' ').ToUpperInvariant()).IsAwsLayout.Should().BeTrue();

    [Theory]
    [InlineData("User Name,user,mfa_active", 1, "The headers 'user' and 'User Name' both name the column 'user': 'user' is read.")]
    [InlineData("USER,user_name,mfa_active", 0, "The headers 'USER' and 'user_name' both name the column 'user': 'USER' is read.")]
    [InlineData("user_name,User Name,mfa_active", 0, "The headers 'user_name' and 'User Name' both name the column 'user': 'user_name' is read.")]
    public void Of_two_headers_for_one_column_its_own_name_is_read_and_a_warning_says_so(string line, int index, string message)
    {
        ReportHeader header = Header(line);

        header.IndexOf(ReportColumn.User).Should().Be(index);
        Problems(header).Should().Equal($"1 repeated-column: {message}");
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
            "1 broken-header: The header has no column 'user', but: 'arn', 'user_name', 'a', 'b', 'c', 'd', 'e', 'f' and 2 more. Rows cannot be identified without it.",
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
