using System.Text;
using System.Text.RegularExpressions;
using CredReport.Gsl;
using CredReport.Gsl.Conditions;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Gsl;

/// <summary>A pattern that asks for a whole text is compared byte by byte, and answers as the framework's own engine does.</summary>
public sealed class RegexConditionTests
{
    private const int Seed = 20260314;

    private static readonly string[] Patterns =
    [
        "/^<root_account>$/", "/^<root_account>$/i", "/^kelvin$/", "/^kelvin$/i", "/^Is$/i", "/^$/", "/^$/i", "/^a.b$/", "/^a|b$/", "/^ab/", "/ab$/i", "/^a_b-c$/i", "/^^$/", "/^a$$/",
    ];

    private static readonly string[] Pieces =
        ["<root_account>", "<ROOT_account>", "kelvin", "KELVIN", "\u212aelvin", "is", "Is", "ıs", "İs", "i\u017f", "a", "b", "a_b-c", "A_B-C", ".", "\n", "\r", "\ufffd", "é", "|", "^", "$"];

    [Fact]
    public void Texts_put_together_at_random_have_the_verdicts_of_the_framework()
    {
        Random random = new(Seed);
        int matches = 0;
        foreach (string pattern in Patterns)
        {
            BoundRule rule = BoundRule.Bind($"IamUser should have name regexMatch {pattern}", null);
            Regex regex = RegexCondition.Compile(pattern);
            for (int i = 0; i < 2_000; i++)
            {
                string text = string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => Pieces[random.Next(Pieces.Length)]));
                bool expected = regex.IsMatch(text.Equals("<root_account>", StringComparison.OrdinalIgnoreCase) ? "<root_account>" : text);

                RuleVerdict.Of(rule, Row.Of(new Dictionary<string, string?> { ["user"] = text })).Should().Be(expected ? "pass" : "fail", $"of '{text}' and {pattern}");
                if (expected) matches++;
            }
        }

        matches.Should().BeGreaterThan(1000);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_not_one()
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes("<root_account>"), 0xff];
        BoundRule rule = BoundRule.Bind("IamUser should have name regexMatch /^<root_account>$/i", null);

        rule.IsMet(new RowValues(new CredReport.Parsing.ReportRow(new CredReport.Parsing.ReportHeader(["user", "arn"], ','), 2, bytes, [bytes.Length, bytes.Length])))
            .Should().Be(Ternary.False);
    }
}
