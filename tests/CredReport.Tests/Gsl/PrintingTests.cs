using CredReport.Gsl.Syntax;
using CsCheck;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Gsl;

/// <summary>A syntax tree prints to source that parses to the same tree.</summary>
public sealed class PrintingTests
{
    private const int Trees = 5000;

    public static TheoryData<string> Published => [.. PublishedRules.Logic];

    [Theory]
    [MemberData(nameof(Published))]
    public void A_published_rule_prints_to_itself_spaces_aside(string logic)
    {
        string printed = Parser.Parse(logic).ToString();

        WithoutSpaces(printed).Should().Be(WithoutSpaces(logic));
        Parser.Parse(printed).ToString().Should().Be(printed);
    }

    [Theory]
    [InlineData("IamUser should mfaActive", "IamUser should have mfaActive")]
    [InlineData("IamUser WHERE a SHOULD NOT b", "IamUser where a should not have b")]
    [InlineData("IamUser should have ((a))", "IamUser should have a")]
    [InlineData("IamUser should have (a and b) and c", "IamUser should have (a and b) and c")]
    [InlineData("IamUser should have (a and b) or c", "IamUser should have a and b or c")]
    [InlineData("IamUser should have a and (b or c)", "IamUser should have a and (b or c)")]
    [InlineData("IamUser should have not(not a)", "IamUser should have not (not a)")]
    [InlineData("IamUser should have not (a or b)", "IamUser should have not (a or b)")]
    [InlineData("IamUser should have a NOT IN('x',2,TRUE,b.c)", "IamUser should have a not in('x', 2, true, b.c)")]
    [InlineData("IamUser should have tags contain-any['a','b']", "IamUser should have tags contain-any [ 'a', 'b' ]")]
    [InlineData("IamUser should have tags WITH [$.key like 'a%']", "IamUser should have tags with [ $.key like 'a%' ]")]
    [InlineData("IamUser should have tags length()=0", "IamUser should have tags length() = 0")]
    public void A_rule_prints_in_one_style(string logic, string expected) => Parser.Parse(logic).ToString().Should().Be(expected);

    [Fact]
    public void A_random_tree_prints_to_source_that_parses_to_the_same_tree() => SyntaxGen.Rule.Sample(tree =>
    {
        string printed = tree.ToString();
        RuleSyntax parsed = Parser.Parse(printed);

        parsed.ToString().Should().Be(printed);
        SyntaxComparer.Same(parsed, tree).Should().BeTrue($"'{printed}' should parse to the tree that it was printed from");
    }, iter: Trees, print: tree => tree.ToString());

    [Fact]
    public void Random_trees_have_every_form()
    {
        HashSet<Type> seen = [];
        SyntaxGen.Rule.Sample(tree => Note(tree.Condition, seen), seed: "0000KOIPe036", iter: 200, threads: 1);

        seen.Should().BeEquivalentTo([typeof(OrSyntax), typeof(AndSyntax), typeof(NotSyntax), typeof(ComparisonSyntax), typeof(InSyntax), typeof(LikeSyntax),
            typeof(RegexMatchSyntax), typeof(ListSyntax), typeof(TermSyntax)]);
    }

    private static void Note(ExpressionSyntax expression, HashSet<Type> seen)
    {
        seen.Add(expression.GetType());
        ExpressionSyntax[] inner = expression switch
        {
            OrSyntax or => [.. or.Terms],
            AndSyntax and => [.. and.Terms],
            NotSyntax not => [not.Term],
            ListSyntax { Inner: { } condition } => [condition],
            _ => [],
        };
        foreach (ExpressionSyntax term in inner) Note(term, seen);
    }

    private static string WithoutSpaces(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
