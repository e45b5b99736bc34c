using CredReport.Gsl;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Gsl;

/// <summary>What is said of a rule that binds and most likely does not do what is meant: the whole sentence, and its column.</summary>
public sealed class WarningTests
{
    private const string Seconds = "compares a date, in seconds since 1970-01-01T00:00:00Z, with a small number: it";
    private const string WhereThere = Seconds + " is true wherever the date is there.";
    private const string WhereAbsent = Seconds + " is true only where the date is absent.";
    private const string Ages = "Ages are compared with 'before' and 'after'.";

    [Theory]
    [InlineData("IamUser should not have passwordLastChanged > 90", 25, $"'passwordLastChanged > 90' {WhereThere} Most likely meant: passwordLastChanged before(-90, 'days').")]
    [InlineData("IamUser should not have passwordLastChanged >= 90", 25, $"'passwordLastChanged >= 90' {WhereThere} Most likely meant: passwordLastChanged before(-90, 'days').")]
    [InlineData("IamUser should have firstAccessKey.lastUsedDate < 45", 21, $"'firstAccessKey.lastUsedDate < 45' {WhereAbsent} Most likely meant: firstAccessKey.lastUsedDate after(-45, 'days').")]
    [InlineData("IamUser should have createDate <= 45", 21, $"'createDate <= 45' {WhereAbsent} Most likely meant: createDate after(-45, 'days').")]
    [InlineData("IamUser where createDate > -90 should have mfaActive", 15, $"'createDate > -90' {WhereThere} Most likely meant: createDate before(-90, 'days').")]
    [InlineData("IamUser should have mfaActive exclude createDate < 7", 39, $"'createDate < 7' {WhereAbsent} Most likely meant: createDate after(-7, 'days').")]
    [InlineData("IamUser should have not (mfaActive or createDate > 7776000)", 39, $"'createDate > 7776000' {WhereThere} Most likely meant: createDate before(-7776000, 'seconds').")]
    [InlineData("IamUser should have createDate = 90", 21, $"'createDate = 90' {Seconds} is never true. {Ages}")]
    [InlineData("IamUser should have createDate != 90", 21, $"'createDate != 90' {Seconds} is always true. {Ages}")]
    [InlineData("IamUser should have createDate > 1.5", 21, $"'createDate > 1.5' {WhereThere} {Ages}")]
    [InlineData("IamUser should have createDate in (30, 60)", 21, $"'createDate in(30, 60)' {Seconds} is never true. {Ages}")]
    [InlineData("IamUser should have createDate not in (30)", 21, $"'createDate not in(30)' {Seconds} is always true. {Ages}")]
    public void A_date_against_a_small_number(string logic, int column, string message) => Check(logic, column, message);

    [Theory]
    [InlineData("IamUser should have mfaType = 'Virtual'", 21, "No user can pass or fail this rule: it asks for 'mfaType', which no credential report holds.")]
    [InlineData("IamUser where name like '%root%' should have mfaType in ('Virtual', 'Hardware')", 46, "No user can pass or fail this rule: it asks for 'mfaType', which no credential report holds.")]
    [InlineData("IamUser where tags.team = 'a' should have mfaActive", 15, "No user can pass or fail this rule: it asks for 'tags.team', which no credential report holds.")]
    [InlineData("IamUser where mfaActive and not id = 'a' should have path = 'b'", 33, "No user can pass or fail this rule: it asks for 'id', 'path', which no credential report holds.")]
    [InlineData("IamUser should have mfaActive exclude tags contain [ key = 'a' ]", 39, "No user can pass or fail this rule: it asks for 'tags', which no credential report holds.")]
    [InlineData("IamUser should have path = 'b' exclude id = 'a'", 21, "No user can pass or fail this rule: it asks for 'id', 'path', which no credential report holds.")]
    public void A_rule_that_no_report_answers(string logic, int column, string message) => Check(logic, column, message);

    [Theory]
    [InlineData("IamUser should have createDate > 0")]
    [InlineData("IamUser should have createDate > 1706659200")]
    [InlineData("IamUser should have createDate > -62135596800")]
    [InlineData("IamUser should have createDate in (0, 90)")]
    [InlineData("IamUser should have createDate > passwordLastUsed")]
    [InlineData("IamUser should have createDate before(-90, 'days')")]
    [InlineData("IamUser should have createDate dateDifference(passwordLastUsed, 'days') > 90")]
    [InlineData("IamUser should have mfaActive or mfaType = 'Virtual'")]
    [InlineData("IamUser should have mfaActive and mfaType = 'Virtual'")]
    [InlineData("IamUser where mfaActive or tags.team = 'a' should have passwordEnabled")]
    [InlineData("IamUser should have mfaActive exclude mfaActive and tags.team = 'a'")]
    public void A_rule_that_may_be_meant(string logic) => BoundRule.Bind(logic, null).Warnings.Should().BeEmpty();

    [Theory]
    [InlineData("passwordLastChanged > 90", "2025-01-10T08:00:00Z", "pass")]
    [InlineData("passwordLastChanged > 90", "N/A", "fail")]
    [InlineData("passwordLastChanged < 90", "2025-01-10T08:00:00Z", "fail")]
    [InlineData("passwordLastChanged < 90", "N/A", "pass")]
    [InlineData("passwordLastChanged = 90", "2025-01-10T08:00:00Z", "fail")]
    [InlineData("passwordLastChanged != 90", "N/A", "pass")]
    public void What_a_warning_says_is_so(string condition, string cell, string verdict) => RuleVerdict
        .Of(BoundRule.Bind($"IamUser should have {condition}", null), Row.Of(new Dictionary<string, string?> { ["password_last_changed"] = cell }))
        .Should().Be(verdict);

    [Fact]
    public void Warnings_are_in_the_order_of_the_text() =>
        BoundRule.Bind("IamUser where createDate > 1 should have mfaType = 'a' or passwordLastUsed > 2 exclude createDate < 3", null).Warnings
            .Select(warning => warning.Column).Should().Equal(15, 59, 88);

    private static void Check(string logic, int column, string message)
    {
        GslError warning = BoundRule.Bind(logic, null).Warnings.Should().ContainSingle().Subject;

        warning.Message.Should().Be(message);
        (warning.Line, warning.Column).Should().Be((1, column));
    }
}
