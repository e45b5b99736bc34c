using CredReport.Gsl;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Gsl;

/// <summary>What is said of a text that is no rule: the whole sentence, and its place on line 1.</summary>
public sealed class ParserErrorTests
{
    // Signs.
    [Theory]
    [InlineData("IamUser should have name = \"alice\"", 28, "'\"' has no meaning in a rule. Write text in straight single quotation marks: 'true'.")]
    [InlineData("IamUser should have name = ‘alice’", 28, "'‘' has no meaning in a rule. Write text in straight single quotation marks: 'true'.")]
    [InlineData("IamUser should have mfaActive; ", 30, "';' has no meaning in a rule.")]
    [InlineData("IamUser should have a & b", 23, "'&' has no meaning in a rule.")]
    [InlineData("IamUser should have a 😀 b", 23, "'😀' has no meaning in a rule.")]
    [InlineData("IamUser should have a = - 5", 25, "'-' has no meaning in a rule but directly before a digit: a rule does not calculate. Dates are compared with 'before', 'after' and 'dateDifference'.")]
    [InlineData("IamUser should have mfaActive == true", 31, "'==' is not an operator. Did you mean '='?")]
    [InlineData("IamUser should have mfaActive <> true", 31, "'<>' is not an operator. Did you mean '!='?")]
    [InlineData("IamUser should have !mfaActive", 21, "'!' is not an operator. Did you mean '!=' or 'not'?")]
    [InlineData("IamUser should have name = 'alice", 28, "The text that begins here has no closing quotation mark.")]
    [InlineData("IamUser should have name regexMatch /alice", 37, "The pattern that begins here has no closing slash.")]
    [InlineData("IamUser should have name regexMatch /[/]", 37, "The pattern that begins here has no closing slash.")]
    [InlineData("IamUser should have name regexMatch /alice\\/", 37, "The pattern that begins here has no closing slash.")]
    [InlineData("IamUser should have name regexMatch /al\nice/", 37, "The pattern that begins here has no closing slash.")]
    public void A_sign_without_meaning(string logic, int column, string message) => Check(logic, column, message);

    // The frame of a rule.
    [Theory]
    [InlineData("", 1, "Found the end of the rule; expected the entity that the rule is about, for example IamUser.")]
    [InlineData("   ", 4, "Found the end of the rule; expected the entity that the rule is about, for example IamUser.")]
    [InlineData("'IamUser' should have mfaActive", 1, "Found the text 'IamUser'; expected the entity that the rule is about, for example IamUser.")]
    [InlineData("where mfaActive should have mfaActive", 1, "Found 'where'; expected the entity that the rule is about, for example IamUser.")]
    [InlineData("Should have mfaActive", 1, "Found 'Should'; expected the entity that the rule is about, for example IamUser.")]
    [InlineData("IamUser", 8, "Found the end of the rule; expected 'where' or 'should'.")]
    [InlineData("IamUser have mfaActive", 9, "Found 'have'; expected 'where' or 'should'.")]
    [InlineData("IamUser shuold have mfaActive", 9, "Found 'shuold'; expected 'where' or 'should'. Did you mean 'should'?")]
    [InlineData("IamUser were mfaActive should have mfaActive", 9, "Found 'were'; expected 'where' or 'should'. Did you mean 'where'?")]
    [InlineData("IamUser where mfaActive", 24, "Found the end of the rule; expected 'and', 'or' or 'should'.")]
    [InlineData("IamUser where mfaActive where mfaActive should have mfaActive", 25, "Found 'where'; expected 'and', 'or' or 'should'.")]
    [InlineData("IamUser where mfaActive) should have mfaActive", 24, "Found ')'; expected 'and', 'or' or 'should'.")]
    [InlineData("IamUser where should have mfaActive", 15, "Found 'should'; expected a property, for example passwordEnabled.")]
    [InlineData("IamUser should", 15, "Found the end of the rule; expected a property, for example passwordEnabled.")]
    [InlineData("IamUser should have", 20, "Found the end of the rule; expected a property, for example passwordEnabled.")]
    [InlineData("IamUser should have mfaActive)", 30, "Found ')'; expected 'and', 'or', 'exclude' or the end of the rule.")]
    [InlineData("IamUser should have mfaActive should", 31, "Found 'should'; expected 'and', 'or', 'exclude' or the end of the rule.")]
    [InlineData("IamUser should have mfaActive not mfaActive", 31, "Found 'not'; expected 'and', 'or', 'exclude' or the end of the rule.")]
    [InlineData("IamUser should have mfaActive 'true'", 31, "Found the text 'true'; expected 'and', 'or', 'exclude' or the end of the rule.")]
    public void A_frame_that_is_not_a_rules(string logic, int column, string message) => Check(logic, column, message);

    // Conditions.
    [Theory]
    [InlineData("IamUser should have and mfaActive", 21, "Found 'and'; expected a property, for example passwordEnabled.")]
    [InlineData("IamUser should have mfaActive and", 34, "Found the end of the rule; expected a property, for example passwordEnabled.")]
    [InlineData("IamUser should have not not mfaActive", 25, "Found 'not'; expected a property, for example passwordEnabled.")]
    [InlineData("IamUser should have 60 > createDate", 21, "Found the number 60; expected a property, for example passwordEnabled.")]
    [InlineData("IamUser should have (mfaActive", 31, "Found the end of the rule; expected ')'.")]
    [InlineData("IamUser should have ()", 22, "Found ')'; expected a property, for example passwordEnabled.")]
    [InlineData("IamUser should have mfaActive adn passwordEnabled", 31, "Found 'adn'; expected an operator, 'and', 'or' or 'should'. Did you mean 'and'?")]
    [InlineData("IamUser should have name lik 'a%'", 26, "Found 'lik'; expected an operator, 'and', 'or' or 'should'. Did you mean 'like'?")]
    [InlineData("IamUser should have name regexMach /a/", 26, "Found 'regexMach'; expected an operator, 'and', 'or' or 'should'. Did you mean 'regexMatch'?")]
    [InlineData("IamUser should have tags contains ['a']", 26, "Found 'contains'; expected an operator, 'and', 'or' or 'should'. Did you mean 'contain'?")]
    [InlineData("IamUser should have mfaActive is true", 31, "Found 'is'; expected an operator, 'and', 'or' or 'should'. Did you mean 'in'?")]
    [InlineData("IamUser should have mfaActive equals true", 31, "Found 'equals'; expected an operator, 'and', 'or' or 'should'.")]
    [InlineData("IamUser should have mfaActive =", 32, "Found the end of the rule; expected a number, a text in quotation marks, true, false or a property.")]
    [InlineData("IamUser should have mfaActive => true", 32, "Found '>'; expected a number, a text in quotation marks, true, false or a property.")]
    [InlineData("IamUser should have name = /alice/", 28, "Found the pattern /alice/; expected a number, a text in quotation marks, true, false or a property.")]
    [InlineData("IamUser should have firstAccessKey.", 36, "Found the end of the rule; expected the name of a property after the dot.")]
    [InlineData("IamUser should have firstAccessKey.'isActive'", 36, "Found the text 'isActive'; expected the name of a property after the dot.")]
    [InlineData("IamUser should have name in 'a'", 29, "Found the text 'a'; expected '(' and the values to look for.")]
    [InlineData("IamUser should have name in ()", 30, "Found ')'; expected a number, a text in quotation marks, true, false or a property.")]
    [InlineData("IamUser should have name in ('a' 'b')", 34, "Found the text 'b'; expected ',' or ')'.")]
    [InlineData("IamUser should have name in (1 b)", 32, "Found 'b'; expected ',' or ')'.")]
    [InlineData("IamUser should have (mfaActive = true b", 39, "Found 'b'; expected ')'.")]
    [InlineData("IamUser should have name in ('a',)", 34, "Found ')'; expected a number, a text in quotation marks, true, false or a property.")]
    [InlineData("IamUser should have name like admin", 31, "Found 'admin'; expected a text in quotation marks, for example '%admin%'.")]
    [InlineData("IamUser should have name regexMatch 'admin'", 37, "Found the text 'admin'; expected a pattern between slashes, for example /^admin/i.")]
    [InlineData("IamUser should have createDate before(-90, 'days'", 50, "Found the end of the rule; expected ',' or ')'.")]
    [InlineData("IamUser should have createDate before(-90 days)", 43, "Found 'days'; expected ',' or ')'.")]
    [InlineData("IamUser should have tags contain 'a'", 34, "Found the text 'a'; expected '['.")]
    [InlineData("IamUser should have tags contain ['a', 'b'", 43, "Found the end of the rule; expected ']'.")]
    [InlineData("IamUser should have tags contain [key = 'a')", 44, "Found ')'; expected ']'.")]
    public void A_condition_that_cannot_be_read(string logic, int column, string message) => Check(logic, column, message);

    [Theory]
    [InlineData("IamUser\nwhere mfaActive\nshould hve mfaActive", 3, 12, "Found 'mfaActive'; expected an operator, 'and', 'or' or 'should'.", "should hve mfaActive")]
    [InlineData("IamUser\r\nshould have\r\n  mfaActive == true\r\n", 3, 13, "'==' is not an operator. Did you mean '='?", "  mfaActive == true")]
    [InlineData("IamUser should have\n\n\tmfaActive and\n", 4, 1, "Found the end of the rule; expected a property, for example passwordEnabled.", "")]
    [InlineData("\n\nIamUser\n\t; should", 4, 2, "';' has no meaning in a rule.", " ; should")]
    [InlineData("IamUser should have name = 'a\nb' or lastUsed", 2, 7, "IamUser has no property 'lastUsed'.", "b' or lastUsed")]
    [InlineData("IamUser should have\nname and (\nmfaActive or", 3, 13, "Found the end of the rule; expected a property, for example passwordEnabled.", "mfaActive or")]
    public void A_rule_over_several_lines(string logic, int line, int column, string message, string lineText) =>
        GslErrors.Of(logic).Should().Equal(new GslError(message, line, column, lineText));

    [Fact]
    public void Brackets_may_nest_64_deep()
    {
        string Nested(int depth) => $"IamUser should have {new string('(', depth)}mfaActive{new string(')', depth)}";

        GslErrors.Of(Nested(64)).Should().BeEmpty();
        GslErrors.Of(Nested(65)).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Message = "The brackets nest deeper than 64 levels.", Line = 1, Column = 85 });
    }

    [Fact]
    public void A_rule_may_have_16384_characters()
    {
        string longest = "IamUser should have mfaActive".PadRight(16384);

        GslErrors.Of(longest).Should().BeEmpty();
        GslErrors.Of(longest + " ").Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Message = "The rule has 16385 characters; at most 16384 are read.", Line = 1, Column = 1 });
    }

    [Fact]
    public void The_caret_stands_under_the_place() =>
        GslErrors.Of("IamUser where passwordEnabled\n\tshould hav mfaActive").Should().ContainSingle().Which.ToString().Should().Be(
            """
            line 2, column 13: Found 'mfaActive'; expected an operator, 'and', 'or' or 'should'.
                 should hav mfaActive
                            ^
            """);

    [Fact]
    public void The_caret_may_stand_behind_the_last_line() =>
        GslErrors.Of("IamUser").Should().ContainSingle().Which.ToString().Should().Be(
            """
            line 1, column 8: Found the end of the rule; expected 'where' or 'should'.
                IamUser
                       ^
            """);

    private static void Check(string logic, int column, string message)
    {
        GslError error = GslErrors.Of(logic).Should().ContainSingle().Subject;

        error.Message.Should().Be(message);
        (error.Line, error.Column).Should().Be((1, column));
    }
}
