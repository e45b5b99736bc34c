using CredReport.Diagnostics;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Diagnostics;

/// <summary>A misspelt name is met with the known one that is nearest, and a strange one with none.</summary>
public sealed class SuggestionTests
{
    private static readonly string[] Known = ["passwordEnabled", "passwordLastUsed", "createDate", "arn", "D9.AWS.IAM.79"];

    [Theory]
    [InlineData("passwordEnabled", "passwordEnabled")]
    [InlineData("passwordenabled", "passwordEnabled")] // case
    [InlineData("pasword_Enabled", "passwordEnabled")] // one letter too few, one too many
    [InlineData("paswsordEnabled", "passwordEnabled")] // swapped neighbours
    [InlineData("creationDate", "createDate")] // three of ten
    [InlineData("arm", "arn")] // one of three
    [InlineData("ran", "arn")]
    [InlineData("ARNs", "arn")]
    [InlineData("D9.AWS.IAM.97", "D9.AWS.IAM.79")]
    [InlineData("D9AWSIAM79", "D9.AWS.IAM.79")]
    public void A_name_that_is_near_is_suggested(string seen, string expected) => Suggestion.Nearest(seen, Known).Should().Be(expected);

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("urn:x")]
    [InlineData("am")] // two of three letters differ
    [InlineData("creationDates")] // four of ten
    [InlineData("somethingElse")]
    public void A_name_that_is_far_is_not(string seen) => Suggestion.Nearest(seen, Known).Should().BeNull();

    [Fact]
    public void The_nearest_of_several_is_suggested_and_of_equals_the_first()
    {
        Suggestion.Nearest("cert2", ["cert12", "cert3", "cert2x", "cert2"]).Should().Be("cert2");
        Suggestion.Nearest("cert9", ["cert1", "cert2"]).Should().Be("cert1");
    }

    [Fact]
    public void Nothing_is_suggested_for_a_text_longer_than_any_name() =>
        Suggestion.Nearest(new string('a', 81), [new string('a', 81)]).Should().BeNull();

    [Fact]
    public void Nothing_is_suggested_where_nothing_is_known() => Suggestion.Nearest("arn", []).Should().BeNull();

    [Fact]
    public void The_clause_starts_with_a_space_or_is_empty()
    {
        Suggestion.DidYouMean("arm", Known).Should().Be(" Did you mean 'arn'?");
        Suggestion.DidYouMean("somethingElse", Known).Should().BeEmpty();
    }
}
