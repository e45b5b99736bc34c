using CredReport.Gsl;
using CredReport.Gsl.Syntax;
using CredReport.Parsing;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Gsl;

/// <summary>Whatever the text: it is a rule, or it is refused with a sentence and a place.</summary>
public sealed class FuzzTests
{
    private const int Seed = 20260131;
    private const int Texts = 20_000;

    private static readonly ReportRow EmptyRow = Row.Of(new Dictionary<string, string?>());

    [Fact]
    public void Random_characters_are_refused_with_a_place()
    {
        RandomText random = new(Seed);

        for (int i = 0; i < Texts; i++) TryBind(random.Characters());
    }

    [Fact]
    public void Random_words_of_the_language_are_read_or_refused_with_a_place()
    {
        RandomText random = new(Seed);

        int read = Enumerable.Range(0, Texts).Count(_ => TryBind(random.Words()));

        read.Should().BeInRange(10, Texts / 2, "some of the texts should be rules, and most should not");
    }

    [Fact]
    public void Mutated_rules_are_read_or_refused_with_a_place()
    {
        RandomText random = new(Seed);

        int read = Enumerable.Range(0, Texts / 2).Count(i => TryBind(random.Mutation(PublishedRules.Logic[i % PublishedRules.Logic.Count])));

        read.Should().BeInRange(100, Texts / 2, "some of the texts should be rules, and most should not");
    }

    [Theory]
    [InlineData("(", 10_000)]
    [InlineData("((not ", 2_000)]
    [InlineData("tags with [", 1_000)]
    [InlineData("not (name = 'a' or ", 800)]
    public void Thousands_of_brackets_are_refused(string open, int count)
    {
        string logic = "IamUser should have " + string.Concat(Enumerable.Repeat(open, count)) + "mfaActive";

        GslErrors.Of(logic).Should().ContainSingle().Which.Message.Should().Be("The brackets nest deeper than 64 levels.");
    }

    [Theory]
    [InlineData("and")]
    [InlineData("or")]
    public void A_long_chain_is_read(string keyword)
    {
        string logic = "IamUser should have " + string.Join($" {keyword} ", Enumerable.Repeat("mfaActive", 1000));

        GslErrors.Of(logic).Should().BeEmpty();
        RuleVerdict.Of(BoundRule.Bind(logic, null), Row.Of(new Dictionary<string, string?> { ["mfa_active"] = "true" })).Should().Be("pass");
    }

    [Fact]
    public void A_long_chain_of_functions_is_read_or_refused()
    {
        string logic = "IamUser should have mfaActive" + string.Concat(Enumerable.Repeat(" isEmpty()", 1000));

        GslErrors.Of(logic).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("/(a+)+$/")]
    [InlineData("/^(a|aa)+$/")]
    [InlineData("/(.*)*(.*)*b$/i")]
    [InlineData("/^(([a-z])+.)+[A-Z]([a-z])+$/")]
    public void A_pattern_that_would_backtrack_without_end_comes_back(string pattern)
    {
        BoundRule rule = BoundRule.Bind($"IamUser should have name regexMatch {pattern}", null);

        RuleVerdict.Of(rule, Row.Of(new Dictionary<string, string?> { ["user"] = new string('a', 50_000) + "!" })).Should().Be("fail");
    }

    [Theory]
    [InlineData("(")]
    [InlineData("(?:")]
    [InlineData("(a|")]
    [InlineData("[")]
    public void A_pattern_that_nests_deep_is_read_or_refused(string open)
    {
        string pattern = string.Concat(Enumerable.Repeat(open, 4000));
        string close = open == "[" ? "]" : new string(')', 4000);

        TryBind($"IamUser should have name regexMatch /{pattern}{close}/");
        TryBind($"IamUser should have name regexMatch /{pattern}/");
    }

    /// <summary>Whether the text is a rule, which can be printed and judged; if not, it has to be refused with a sentence and a place in the text.</summary>
    private static bool TryBind(string logic)
    {
        try
        {
            BoundRule rule = BoundRule.Bind(logic, null);
            _ = RuleVerdict.Of(rule, EmptyRow);
            _ = BoundRule.Bind(Parser.Parse(logic).ToString(), null);
            return true;
        }
        catch (GslException e) when (e.Errors.Count > 0 && e.Errors.All(error => HasPlace(error, logic)))
        {
            return false;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Reading this text failed (seed {Seed}): {logic}", e);
        }
    }

    private static bool HasPlace(GslError error, string logic)
    {
        string[] lines = logic.Split('\n');
        return error.Line >= 1 && error.Line <= lines.Length && error.Column >= 1 && error.Column <= lines[error.Line - 1].Length + 1
            && error.Message[^1] is ('.' or '?');
    }
}
