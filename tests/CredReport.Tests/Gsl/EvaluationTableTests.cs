using CredReport.Gsl;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Gsl;

/// <summary>The meaning of the language, case by case: the tables under <c>Cases</c>.</summary>
public sealed class EvaluationTableTests
{
    public static TheoryData<string> Files => [.. CaseFile.Names];

    [Fact]
    public void The_tables_are_there()
    {
        List<EvaluationCase> cases = [.. CaseFile.Names.SelectMany(CaseFile.Read)];

        cases.Should().HaveCountGreaterThanOrEqualTo(300);
        cases.Select(line => line.Verdict).Distinct().Should().BeEquivalentTo("pass", "fail", "notRelevant", "notAssessable");
        cases.Select(line => (line.Logic, line.AsOf, Cells: string.Join('|', line.Cells.Select(cell => $"{cell.Key} = {cell.Value ?? "-"}")))).Should().OnlyHaveUniqueItems("no case should stand twice");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_case_has_its_verdict(string file)
    {
        List<EvaluationCase> cases = CaseFile.Read(file);
        List<string> wrong = [];
        foreach (EvaluationCase line in cases)
        {
            string verdict = RuleVerdict.Of(BoundRule.Bind(line.Logic, line.AsOf), Row.Of(line.Cells));
            if (verdict != line.Verdict) wrong.Add($"{line.Place}: {verdict}, not {line.Verdict}: {line.Logic}");
        }

        cases.Should().NotBeEmpty();
        wrong.Should().BeEmpty();
    }
}
