using CredReport.Gsl;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Gsl;

/// <summary>What is said of a rule whose names or types are wrong: the whole sentence, and its column.</summary>
public sealed class BinderErrorTests
{
    private const string Units = "'seconds', 'minutes', 'hours', 'days', 'weeks', 'months', 'years'";

    [Theory]
    [InlineData("IamUsers should have mfaActive", 1, "The rule is about 'IamUsers'; a credential report holds IAM users, so that only rules about IamUser can be evaluated. Did you mean 'IamUser'?")]
    [InlineData("iamuser should have mfaActive", 1, "The rule is about 'iamuser'; a credential report holds IAM users, so that only rules about IamUser can be evaluated. Did you mean 'IamUser'?")]
    [InlineData("  S3Bucket should have mfaActive", 3, "The rule is about 'S3Bucket'; a credential report holds IAM users, so that only rules about IamUser can be evaluated.")]
    [InlineData("IamUser should have passwordEnable", 21, "IamUser has no property 'passwordEnable'. Did you mean 'passwordEnabled'?")]
    [InlineData("IamUser should have PasswordEnabled = true", 21, "IamUser has no property 'PasswordEnabled'. Did you mean 'passwordEnabled'?")]
    [InlineData("IamUser should have firstAccesKey.isActive", 21, "IamUser has no property 'firstAccesKey.isActive'. Did you mean 'firstAccessKey.isActive'?")]
    [InlineData("IamUser should have firstAccessKey.isactive", 21, "IamUser has no property 'firstAccessKey.isactive'. Did you mean 'firstAccessKey.isActive'?")]
    [InlineData("IamUser should have mfatype = 'Virtual'", 21, "IamUser has no property 'mfatype'. Did you mean 'mfaType'?")]
    [InlineData("IamUser should have password", 21, "IamUser has no property 'password'.")]
    [InlineData("IamUser should have firstCertificate", 21, "IamUser has no property 'firstCertificate'. It has: firstCertificate.isActive, firstCertificate.lastRotated.")]
    [InlineData("IamUser should have name.first", 21, "IamUser has no property 'name.first'.")]
    [InlineData("IamUser should have name = nam", 28, "IamUser has no property 'nam'. Did you mean 'name'?")]
    [InlineData("IamUser should have name in ('a', arm)", 35, "IamUser has no property 'arm'. Did you mean 'arn'?")]
    [InlineData("IamUser should have createDate dateDifference(creatDate, 'days') < 1", 47, "IamUser has no property 'creatDate'. Did you mean 'createDate'?")]
    [InlineData("IamUser should have $.name = 'a'", 21, "'$' is the element of a list, and no property of a credential report is a list.")]
    [InlineData("IamUser should have createDate befor(-90, 'days')", 32, "There is no function 'befor'. Did you mean 'before'?")]
    [InlineData("IamUser should have createDate datediff(createDate, 'days') < 1", 32, "There is no function 'datediff'; those that a user's properties have are 'before', 'after', 'dateDifference' and 'isEmpty'.")]
    [InlineData("IamUser should have createDate dateDiference(createDate, 'days') < 1", 32, "There is no function 'dateDiference'. Did you mean 'dateDifference'?")]
    [InlineData("IamUser should have name empty()", 26, "There is no function 'empty'. Did you mean 'isEmpty'?")]
    public void A_name_that_is_not_known(string logic, int column, string message) => Check(logic, column, message);

    [Theory]
    [InlineData("IamUser should have createDate before(-90, 'day')", 44, $"Found 'day'; expected a unit: {Units}. Did you mean 'days'?")]
    [InlineData("IamUser should have createDate after(-90, 'fortnights')", 43, $"Found 'fortnights'; expected a unit: {Units}.")]
    [InlineData("IamUser should have createDate before(-90, days)", 44, $"Found 'days'; expected a unit: {Units}. Did you mean 'days'?")]
    [InlineData("IamUser should have createDate dateDifference(passwordLastUsed, 7) < 1", 65, $"Found 7; expected a unit: {Units}.")]
    [InlineData("IamUser should have createDate before('ninety', 'days')", 39, "Found 'ninety'; expected a whole number, for example -90.")]
    [InlineData("IamUser should have createDate before(-1.5, 'days') = true", 39, "Found -1.5; expected a whole number, for example -90.")]
    [InlineData("IamUser should have createDate before(-1.5, 'days')", 39, "Found -1.5; expected a whole number, for example -90.")]
    [InlineData("IamUser should have createDate before(true, 'days')", 39, "Found true; expected a whole number, for example -90.")]
    [InlineData("IamUser should have createDate before(99999999999999999999, 'days')", 39, "Found 99999999999999999999; expected a whole number, for example -90.")]
    [InlineData("IamUser should have createDate before()", 32, "'before' has 0 arguments; expected a whole number and a unit, for example (-90, 'days').")]
    [InlineData("IamUser should have createDate after(-90)", 32, "'after' has 1 argument; expected a whole number and a unit, for example (-90, 'days').")]
    [InlineData("IamUser should have createDate dateDifference(createDate) < 1", 32, "'dateDifference' has 1 argument; expected an instant and a unit, for example (createDate, 'seconds').")]
    [InlineData("IamUser should have name isEmpty(1, 2)", 26, "'isEmpty' has 2 arguments; expected none.")]
    public void An_argument_that_does_not_fit(string logic, int column, string message) => Check(logic, column, message);

    [Theory]
    [InlineData("IamUser should have mfaActive = 1", 33, "'mfaActive' is a boolean and 1 is a number: they cannot be compared.")]
    [InlineData("IamUser should have mfaActive = 'yes'", 33, "'mfaActive' is a boolean and 'yes' is a text: they cannot be compared.")]
    [InlineData("IamUser should have mfaActive = ' true'", 33, "'mfaActive' is a boolean and ' true' is a text: they cannot be compared.")]
    [InlineData("IamUser should have mfaActive = passwordEnabled", 33, "'mfaActive' is a boolean and 'passwordEnabled' is a boolean: they cannot be compared.")]
    [InlineData("IamUser should have mfaActive < true", 31, "'mfaActive' is a boolean: it can be compared only by '=' and '!=', not by '<'.")]
    [InlineData("IamUser should have createDate before(-1, 'days') >= true", 51, "'createDate before(-1, 'days')' is a boolean: it can be compared only by '=' and '!=', not by '>='.")]
    [InlineData("IamUser should have createDate = '2026'", 34, "'createDate' is an instant and '2026' is a text: they cannot be compared.")]
    [InlineData("IamUser should have createDate = true", 34, "'createDate' is an instant and true is a boolean: they cannot be compared.")]
    [InlineData("IamUser should have createDate > name", 34, "'createDate' is an instant and 'name' is a text: they cannot be compared.")]
    [InlineData("IamUser should have createDate dateDifference(passwordLastUsed, 'days') < '60'", 75, "'createDate dateDifference(passwordLastUsed, 'days')' is a number and '60' is a text: they cannot be compared.")]
    [InlineData("IamUser should have name = 5", 28, "'name' is a text and 5 is a number: they cannot be compared.")]
    [InlineData("IamUser should have name != true", 29, "'name' is a text and true is a boolean: they cannot be compared.")]
    [InlineData("IamUser should have name = createDate", 28, "'name' is a text and 'createDate' is an instant: they cannot be compared.")]
    [InlineData("IamUser should have name > 'a'", 26, "'name' is a text: it can be compared by '=', '!=', 'in', 'like' and 'regexMatch', not by '>'.")]
    [InlineData("IamUser should have name in ('a', 5)", 35, "'name' is a text and 5 is a number: they cannot be compared.")]
    [InlineData("IamUser should have createDate in (5, 'a')", 39, "'createDate' is an instant and 'a' is a text: they cannot be compared.")]
    [InlineData("IamUser should have mfaActive in (true)", 21, "'mfaActive' is a boolean: 'in' looks for texts and numbers.")]
    [InlineData("IamUser should have mfaActive like 'true'", 21, "'mfaActive' is a boolean: 'like' needs a text.")]
    [InlineData("IamUser should have createDate like '2026%'", 21, "'createDate' is an instant: 'like' needs a text.")]
    [InlineData("IamUser should have createDate regexMatch /2026/", 21, "'createDate' is an instant: 'regexMatch' needs a text.")]
    [InlineData("IamUser should have createDate dateDifference(passwordLastUsed, 'days')", 21, "'createDate dateDifference(passwordLastUsed, 'days')' is a number, which is neither true nor false: compare it, for example with '< 60'.")]
    [InlineData("IamUser should have name before(-1, 'days')", 21, "'name' is a text: 'before' needs an instant.")]
    [InlineData("IamUser should have mfaActive after(-1, 'days')", 21, "'mfaActive' is a boolean: 'after' needs an instant.")]
    [InlineData("IamUser should have name dateDifference(createDate, 'days') < 1", 21, "'name' is a text: 'dateDifference' needs an instant.")]
    [InlineData("IamUser should have createDate dateDifference(name, 'days') < 1", 47, "'name' is a text: 'dateDifference' needs a property that is an instant.")]
    [InlineData("IamUser should have createDate dateDifference(5, 'days') < 1", 47, "5 is a number: 'dateDifference' needs a property that is an instant.")]
    [InlineData("IamUser should have createDate before(-1, 'days') isEmpty()", 21, "'createDate before(-1, 'days')' is a boolean: 'isEmpty' needs a property.")]
    [InlineData("IamUser should have createDate isEmpty() before(-1, 'days')", 21, "'createDate isEmpty()' is a boolean: 'before' needs an instant.")]
    public void Types_that_do_not_fit(string logic, int column, string message) => Check(logic, column, message);

    [Theory]
    [InlineData("IamUser should have name contain ['a']", 21, "'name' is a text: 'contain' asks for a list, and no property of a credential report is a list.")]
    [InlineData("IamUser should have mfaActive with [ $ = true ]", 21, "'mfaActive' is a boolean: 'with' asks for a list, and no property of a credential report is a list.")]
    [InlineData("IamUser should have createDate CONTAIN-ANY [1]", 21, "'createDate' is an instant: 'contain-any' asks for a list, and no property of a credential report is a list.")]
    [InlineData("IamUser should have name length() = 5", 26, "'name' is a text: 'length' asks for a list, and no property of a credential report is a list.")]
    public void A_list_that_is_none(string logic, int column, string message) => Check(logic, column, message);

    [Theory]
    [InlineData("IamUser should have name regexMatch /a/g", 37, "The pattern cannot be read: the flag 'g' is not known; 'i' is.")]
    [InlineData("IamUser should have name regexMatch /a(?=b)/", 37, "The pattern cannot be matched in linear time, as one that looks ahead, behind or back at a group, or repeats a great many times: it is refused.")]
    [InlineData("IamUser should have name regexMatch /(?<!a)b/", 37, "The pattern cannot be matched in linear time, as one that looks ahead, behind or back at a group, or repeats a great many times: it is refused.")]
    [InlineData("IamUser should have name regexMatch /(a)\\1/", 37, "The pattern cannot be matched in linear time, as one that looks ahead, behind or back at a group, or repeats a great many times: it is refused.")]
    public void A_pattern_that_is_refused(string logic, int column, string message) => Check(logic, column, message);

    [Theory]
    [InlineData("/(/")]
    [InlineData("/[b-a]/")]
    [InlineData("/*/")]
    [InlineData("/a{2,1}/")]
    public void A_pattern_that_is_malformed(string pattern)
    {
        GslError error = GslErrors.Of($"IamUser should have name regexMatch {pattern}").Should().ContainSingle().Subject;

        error.Message.Should().StartWith("The pattern cannot be read: ").And.EndWith(".");
        error.Column.Should().Be(37);
    }

    [Fact]
    public void All_errors_come_at_once_in_the_order_of_the_text()
    {
        IReadOnlyList<GslError> errors = GslErrors.Of(
            """
            IamUser where nam = 'alice'
              and mfaActive = 5
            should have createDate befor(-90, 'days')
              or createDate after(-90, 'day')
            """);

        errors.Select(error => (error.Line, error.Column)).Should().Equal((1, 15), (2, 19), (3, 24), (4, 28));
        errors[1].ToString().Should().Be(
            """
            line 2, column 19: 'mfaActive' is a boolean and 5 is a number: they cannot be compared.
                  and mfaActive = 5
                                  ^
            """);
    }

    private static void Check(string logic, int column, string message)
    {
        GslError error = GslErrors.Of(logic).Should().ContainSingle().Subject;

        error.Message.Should().Be(message);
        (error.Line, error.Column).Should().Be((1, column));
    }
}
