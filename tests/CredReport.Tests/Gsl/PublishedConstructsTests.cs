using CredReport.Gsl;
using CredReport.Gsl.Syntax;
using CredReport.Model;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Gsl;

/// <summary>
/// What published rules are written with: each construct is read, or refused by the rule's entity, or by its name, at its place and with
/// one sentence.
/// </summary>
public sealed class PublishedConstructsTests
{
    private const string OneUser = "is not supported: a rule is evaluated for one user at a time.";
    private const string NoArithmetic = "a rule does not calculate. Dates are compared with 'before', 'after' and 'dateDifference'.";
    private const string NoComments = "has no meaning in a rule, which has no comments. A rule file may have them, each after '#'.";
    private const string Functions = "those that a user's properties have are 'before', 'after', 'dateDifference' and 'isEmpty'.";

    public static TheoryData<string> Conditions =>
    [
        "policy.Statement contain [ Effect = 'Allow' and Condition.Bool.aws:SecureTransport = 'false' ]",
        "tags with [ key = 'team' and value isEmpty() ]",
        "subnets contain-any [ $ in ('a', 'b') ]",
        "rules contain-all [ ports contain [ from <= 22 and to >= 22 ] ]",
        "rules contain-none [ $.cidr = ~.cidr ]",
        "networks where name = 'x' contain [ id = 1 ]",
        "not items contain-any [ 'a', 'b' ]",
        "items not contain [ name like '%x%' ]",
        "region in ('us-east-1')",
        "region in($ApprovedRegions)",
        "rules length() > 0",
        "items count() - 1 >= 2 * 3",
        "endpoint getValue('a.b') split('/') getValue(1) = 'c'",
        "getResources('List<Group>', id) length() = 0",
        "\"double quotes\" == true",
        "a[0].b && c || !d",
        "name = 'without end",
        "regexMatch /without end",
        "{ } ; @ ` \\ ? é ☃",
        "tags contain [ key = 'a' ] // a comment",
        "x exclude id = 'y'",
        "",
    ];

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_rule_of_another_entity_is_refused_by_that_alone(string condition)
    {
        foreach (string entity in (string[])["S3Bucket", "List<IamUser>", "List<CloudTrail>", "List< Region >", "List<List<IamUser>>", "AWS::IAM::User", "aws_iam_role", "Rôle"])
        {
            foreach (string frame in (string[])["{0} should have {1}", "{0} where {1} should not have {1}", "{0} groupBy [region] should have {1}", "\n  {0}\nwhere {1}", "{0} {1}"])
            {
                string logic = string.Format(System.Globalization.CultureInfo.InvariantCulture, frame, entity, condition);

                GslError error = GslErrors.Of(logic).Should().ContainSingle().Subject;

                error.Message.Should().Be($"The rule is about '{entity}'; a credential report holds IAM users, so that only rules about IamUser can be evaluated.");
                (error.Line, error.Column).Should().Be(logic[0] == '\n' ? (2, 3) : (1, 1));
            }
        }
    }

    [Fact]
    public void A_rule_of_another_entity_may_be_too_long_to_be_read()
    {
        string logic = "S3Bucket should have a" + string.Concat(Enumerable.Repeat(" and a", 4000));

        GslErrors.Of(logic).Should().ContainSingle().Which.Message.Should().StartWith("The rule is about 'S3Bucket'; ");
        GslErrors.Of(new string(' ', 20_000) + logic).Should().ContainSingle().Which.Message.Should().Be("The rule has 44022 characters; at most 16384 are read.");
    }

    [Theory]
    [InlineData("IamUser.name should have mfaActive", "IamUser.name")]
    [InlineData("IamUser < Role > should have mfaActive", "IamUser < Role >")]
    [InlineData("List<IamUser", "List")]
    [InlineData("List<IamUser\n> should have mfaActive", "List")]
    public void An_entity_goes_as_far_as_its_name_does(string logic, string entity) => GslErrors.Of(logic).Should().ContainSingle().Which.Message
        .Should().Be($"The rule is about '{entity}'; a credential report holds IAM users, so that only rules about IamUser can be evaluated.");

    [Theory]
    [InlineData("IamUser should not have managedPolicies contain [ name = 'a' and document.Statement with [ Condition.Bool.aws:SecureTransport = 'false' ] ]")]
    [InlineData("IamUser should have attachedGroups contain-any [ $ in ('admins', 'auditors') or $.name like 'ops%' ]")]
    [InlineData("IamUser should have attachedGroups contain-all [ 'a', 'b' ] and tags contain-none [ 1 ]")]
    [InlineData("IamUser should have not tags contain [ key = 'team' ]")]
    [InlineData("IamUser should have attachedGroups length() > 0")]
    [InlineData("IamUser should have tags getValue('team') = 'a'")]
    public void What_no_report_holds_is_asked_for_in_any_words(string logic) => Verdict(logic).Should().Be("notAssessable");

    [Theory]
    [InlineData("IamUser should have name in ('alice', 'bob')", "pass")]
    [InlineData("IamUser should have name in('bob')", "fail")]
    [InlineData("IamUser should have name not in ('bob')", "pass")]
    [InlineData("IamUser should have name like 'a%'", "pass")]
    [InlineData("IamUser should have name not like 'a%'", "fail")]
    [InlineData("IamUser should have name not regexMatch /^B/i", "pass")]
    [InlineData("IamUser should have not name like 'b%'", "pass")]
    [InlineData("IamUser should have not (name not like 'a%')", "pass")]
    [InlineData("IamUser should have tags not contain [ key = 'team' ]", "notAssessable")]
    [InlineData("IamUser should have tags not contain-any [ 'a' ]", "notAssessable")]
    [InlineData("IamUser should have createDate dateDifference(passwordLastChanged, 'days') > 5", "pass")]
    [InlineData("IamUser should have createDate isEmpty() = false", "pass")]
    [InlineData("IamUser should have (mfaActive) exclude (name = 'alice')", "notRelevant")]
    public void What_can_be_evaluated_is(string logic, string verdict) => Verdict(logic).Should().Be(verdict);

    [Theory]
    [InlineData("IamUser should have name contain [ 'a' ]", 21, "'name' is a text: 'contain' asks for a list, and no property of a credential report is a list.")]
    [InlineData("IamUser should have name not contain [ 'a' ]", 21, "'name' is a text: 'contain' asks for a list, and no property of a credential report is a list.")]
    [InlineData("IamUser where firstAccessKey.lastUsedRegion with [ $ like 'us%' ] should have mfaActive", 15, "'firstAccessKey.lastUsedRegion' is a text: 'with' asks for a list, and no property of a credential report is a list.")]
    [InlineData("IamUser should have mfaActive contain-any [ true ]", 21, "'mfaActive' is a boolean: 'contain-any' asks for a list, and no property of a credential report is a list.")]
    [InlineData("IamUser should have name length() > 5", 26, "'name' is a text: 'length' asks for a list, and no property of a credential report is a list.")]
    [InlineData("IamUser should have firstAccessKey contain [ isActive = true ]", 21, "IamUser has no property 'firstAccessKey'. It has: firstAccessKey.isActive, firstAccessKey.lastRotated, firstAccessKey.lastUsedDate, firstAccessKey.lastUsedRegion, firstAccessKey.lastUsedService.")]
    public void An_operator_on_lists_needs_one(string logic, int column, string message) => Check(logic, column, message);

    [Theory]
    [InlineData("IamUser should have $ = 'a'", 21, "'$' is the element of a list, and no property of a credential report is a list.")]
    [InlineData("IamUser should have name = $.name", 28, "'$' is the element of a list, and no property of a credential report is a list.")]
    [InlineData("IamUser should have name in ($Approved)", 30, "'$Approved' names a list that is not in the rule. Write its values, for example in ('a', 'b').")]
    [InlineData("IamUser should have tags contain [ key = ~.name ]", 42, "'~' is not supported: it leads from the element of a list to its parent, and no property of a credential report is a list.")]
    [InlineData("IamUser where ~name = 'a' should have mfaActive", 15, "'~' is not supported: it leads from the element of a list to its parent, and no property of a credential report is a list.")]
    [InlineData("IamUser should have aws:SecureTransport = 'false'", 21, "IamUser has no property 'aws:SecureTransport'.")]
    [InlineData("IamUser should have Condition.Bool.aws:MultiFactorAuthPresent", 21, "IamUser has no property 'Condition.Bool.aws:MultiFactorAuthPresent'.")]
    [InlineData("IamUser should have tags[0].key = 'a'", 25, "Found '['; expected 'and', 'or', 'exclude' or the end of the rule.")]
    public void A_name_that_is_no_property(string logic, int column, string message) => Check(logic, column, message);

    [Theory]
    [InlineData("IamUser groupBy [accountNumber] should have mfaActive", 9, "'groupBy' " + OneUser + " Accepted are 'where', 'should' and 'exclude'.")]
    [InlineData("IamUser where mfaActive groupby accountNumber should have mfaActive", 25, "'groupby' " + OneUser + " Accepted are 'where', 'should' and 'exclude'.")]
    [InlineData("IamUser should have mfaActive groupBy [accountNumber]", 31, "'groupBy' " + OneUser + " Accepted are 'where', 'should' and 'exclude'.")]
    [InlineData("IamUser should groupBy [accountNumber] have mfaActive", 16, "'groupBy' " + OneUser + " Accepted are 'where', 'should' and 'exclude'.")]
    [InlineData("IamUser should have mfaActive exclude groupBy [name]", 39, "'groupBy' " + OneUser + " Accepted are 'where', 'should' and 'exclude'.")]
    [InlineData("IamUser should have List<IamGroup> contain [ name = 'a' ]", 21, "'List<IamGroup>' " + OneUser)]
    [InlineData("IamUser where mfaActive where passwordEnabled should have name", 25, "Found 'where'; expected 'and', 'or' or 'should'.")]
    [InlineData("IamUser where (passwordEnabled where mfaActive) should have name", 32, "Found 'where'; expected ')'.")]
    [InlineData("IamUser should have managedPolicies where name = 'a' length() = 0", 37, "Found 'where'; expected 'and', 'or', 'exclude' or the end of the rule.")]
    [InlineData("IamUser exclude name = 'a' should have mfaActive", 9, "Found 'exclude'; expected 'where' or 'should'.")]
    [InlineData("IamUser where mfaActive exclude name = 'a' should have name", 25, "Found 'exclude'; expected 'and', 'or' or 'should'.")]
    [InlineData("IamUser should have mfaActive exclude", 38, "Found the end of the rule; expected a property, for example passwordEnabled.")]
    [InlineData("IamUser should have mfaActive exclude name = 'a' exclude name = 'b'", 50, "Found 'exclude'; expected 'and', 'or' or the end of the rule.")]
    [InlineData("IamUser should have mfaActive exlude name = 'a'", 31, "Found 'exlude'; expected an operator, 'and', 'or' or 'should'. Did you mean 'exclude'?")]
    [InlineData("IamUser should have (mfaActive exclude name = 'a')", 32, "Found 'exclude'; expected ')'.")]
    public void A_clause_that_does_not_belong_there(string logic, int column, string message) => Check(logic, column, message);

    [Theory]
    [InlineData("IamUser should have name getValue('a') = 'b'", 26, "There is no function 'getValue'; " + Functions)]
    [InlineData("IamUser should have arn split('/') getValue(1) = 'alice'", 25, "There is no function 'split'; " + Functions)]
    [InlineData("IamUser should have createDate daysAgo() > 90", 32, "There is no function 'daysAgo'; " + Functions)]
    [InlineData("IamUser should have getResource('IamRole', name) isEmpty()", 32, "Found '(' after 'getResource'; a function follows the property that it is applied to, as in createDate before(-90, 'days').")]
    [InlineData("IamUser should have name = getValue('a')", 36, "Found '('; expected 'and', 'or', 'exclude' or the end of the rule.")]
    public void A_function_that_is_none(string logic, int column, string message) => Check(logic, column, message);

    [Theory]
    [InlineData("IamUser should have createDate + 90 > 5", 32, "'+' has no meaning in a rule: " + NoArithmetic)]
    [InlineData("IamUser should have createDate * 2 > 5", 32, "'*' has no meaning in a rule: " + NoArithmetic)]
    [InlineData("IamUser should have createDate % 2 = 0", 32, "'%' has no meaning in a rule: " + NoArithmetic)]
    [InlineData("IamUser should have createDate - 90 > 5", 32, "'-' has no meaning in a rule but directly before a digit: " + NoArithmetic)]
    [InlineData("IamUser should have createDate / 86400 > 5", 32, "'/' has no meaning here: only 'regexMatch' is followed by a pattern, and " + NoArithmetic)]
    [InlineData("IamUser should have createDate -90 > 5", 32, "Found the number -90; expected 'and', 'or', 'exclude' or the end of the rule.")]
    [InlineData("IamUser should have mfaActive // for everyone", 31, "'//' " + NoComments)]
    [InlineData("IamUser /* all */ should have mfaActive", 9, "'/*' " + NoComments)]
    [InlineData("IamUser should have mfaActive -- for everyone", 31, "'--' " + NoComments)]
    [InlineData("IamUser should have mfaActive # for everyone", 31, "'#' " + NoComments)]
    [InlineData("// For everyone.\nIamUser should have mfaActive", 1, "'//' " + NoComments)]
    public void Arithmetic_and_comments(string logic, int column, string message) => Check(logic, column, message);

    [Fact]
    public void What_is_wrong_first_is_said_first() =>
        Check("IamUser groupBy [accountNumber] should have createDate + 90 > \"five\"", 9, "'groupBy' " + OneUser + " Accepted are 'where', 'should' and 'exclude'.");

    [Fact]
    public void A_pattern_may_look_like_a_comment() => GslErrors.Of("IamUser should have name regexMatch //").Should().BeEmpty();

    [Theory]
    [InlineData("IamUser should have tags not contain ['a']", "IamUser should have not tags contain [ 'a' ]")]
    [InlineData("IamUser should have name NOT LIKE 'a%' and mfaActive", "IamUser should have not name like 'a%' and mfaActive")]
    [InlineData("IamUser should a EXCLUDE b and (c or d)", "IamUser should have a exclude b and (c or d)")]
    public void It_prints_in_one_style(string logic, string expected) => Parser.Parse(logic).ToString().Should().Be(expected);

    private static string Verdict(string logic) => RuleVerdict.Of(BoundRule.Bind(logic, new Instant(0)), Row.Of(new Dictionary<string, string?>
    {
        ["user"] = "alice",
        ["user_creation_time"] = "2025-01-10T08:00:00Z",
        ["password_last_changed"] = "2025-02-10T08:00:00Z",
    }));

    private static void Check(string logic, int column, string message)
    {
        GslError error = GslErrors.Of(logic).Should().ContainSingle().Subject;

        error.Message.Should().Be(message);
        (error.Line, error.Column).Should().Be((1, column));
    }
}
