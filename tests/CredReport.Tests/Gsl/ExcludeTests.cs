using CredReport.Gsl;
using CredReport.Model;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Gsl;

/// <summary>What a rule reads by its <c>exclude</c> is known of it as what it reads elsewhere.</summary>
public sealed class ExcludeTests
{
    [Fact]
    public void Its_columns_are_the_rules_and_say_whom_it_is_about()
    {
        BoundRule rule = BoundRule.Bind("IamUser where passwordEnabled should have mfaActive exclude firstAccessKey.isActive or name = 'alice'", null);

        rule.RelevanceColumns.Should().Equal(ReportColumn.PasswordEnabled, ReportColumn.AccessKey1Active, ReportColumn.User);
        rule.Columns.Should().Equal(ReportColumn.PasswordEnabled, ReportColumn.AccessKey1Active, ReportColumn.User, ReportColumn.MfaActive);
        rule.Credential.Should().Be(new CredentialSlot(true, 1));
    }

    [Fact]
    public void It_may_need_the_moment() =>
        BoundRule.Bind("IamUser should have mfaActive exclude createDate after(-7, 'days')", null).NeedsMoment.Should().BeTrue();

    [Fact]
    public void It_may_ask_for_what_no_report_holds() =>
        BoundRule.Bind("IamUser should have id = 'a' exclude mfaType = 'Virtual' and tags.team = 'b'", null).NotInReport.Should().Equal("mfaType", "tags.team", "id");

    [Fact]
    public void Its_mistakes_are_said_with_the_others() => GslErrors.Of("IamUser where nam = 'a' should have mfaActiv exclude arm like 'b%' and createDate > 'c'")
        .Select(error => (error.Column, error.Message)).Should().Equal(
            (15, "IamUser has no property 'nam'. Did you mean 'name'?"),
            (37, "IamUser has no property 'mfaActiv'. Did you mean 'mfaActive'?"),
            (54, "IamUser has no property 'arm'. Did you mean 'arn'?"),
            (85, "'createDate' is an instant and 'c' is a text: they cannot be compared."));
}
