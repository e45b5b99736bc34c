using System.Reflection;
using CredReport.Diagnostics;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Diagnostics;

/// <summary>The catalogue holds every kind of diagnostic once, and says of each what it means and what to do.</summary>
public sealed class DiagnosticCatalogueTests
{
    private static readonly DiagnosticDescriptor[] Fields =
    [
        .. typeof(DiagnosticCatalogue).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor)).Select(field => (DiagnosticDescriptor)field.GetValue(null)!),
    ];

    [Fact]
    public void Every_kind_is_in_the_list()
    {
        Fields.Should().HaveCountGreaterThan(20);
        DiagnosticCatalogue.All.Should().BeEquivalentTo(Fields);
    }

    [Fact]
    public void Codes_are_unique() => DiagnosticCatalogue.All.Select(kind => kind.Code).Should().OnlyHaveUniqueItems();

    [Fact]
    public void Codes_are_lower_case_with_hyphens() =>
        DiagnosticCatalogue.All.Should().AllSatisfy(kind => kind.Code.Should().MatchRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$"));

    [Fact]
    public void Titles_are_half_a_sentence_and_remedies_a_whole_one() => DiagnosticCatalogue.All.Should().AllSatisfy(kind =>
    {
        kind.Title.Should().MatchRegex("^['a-z].*[^.]$").And.NotContain("  ");
        kind.Remedy.Should().MatchRegex("^[A-Z].*\\.$").And.NotContain("  ");
        kind.Title.Trim().Should().NotBeEmpty();
        kind.Remedy.Trim().Should().NotBeEmpty();
    });

    [Theory]
    [InlineData("other-file")]
    [InlineData("unreadable-generated-time")]
    [InlineData("repeated-column")]
    [InlineData("recovered-row")]
    [InlineData("odd-arn")]
    [InlineData("no-root-row")]
    [InlineData("several-accounts")]
    [InlineData("property-not-in-report")]
    public void What_keeps_nothing_from_being_judged_is_a_warning(string code) =>
        DiagnosticCatalogue.All.Single(kind => kind.Code == code).Severity.Should().Be(DiagnosticSeverity.Warning);

    [Theory]
    [InlineData("missing-file")]
    [InlineData("unreadable-file")]
    [InlineData("empty-file")]
    [InlineData("not-a-report")]
    [InlineData("broken-header")]
    [InlineData("missing-column")]
    [InlineData("too-few-cells")]
    [InlineData("too-many-cells")]
    [InlineData("stray-quote")]
    [InlineData("line-too-long")]
    [InlineData("missing-user")]
    [InlineData("unreadable-timestamp")]
    [InlineData("unreadable-boolean")]
    public void What_keeps_a_report_a_row_or_a_cell_from_being_judged_is_an_error(string code) =>
        DiagnosticCatalogue.All.Single(kind => kind.Code == code).Severity.Should().Be(DiagnosticSeverity.Error);
}
