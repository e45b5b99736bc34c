using CredReport.Gsl;
using CredReport.Gsl.Syntax;
using CredReport.Model;
using CredReport.Parsing;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Gsl;

/// <summary>The engine and a second evaluator that shares no code with it agree on random rules and rows.</summary>
public sealed class AgreementTests
{
    private const int Seed = 1_706_659_200;
    private const int Rules = 5_000;
    private const int RowsPerRule = 20;
    private const int Rows = 4_000;

    [Fact]
    public void Both_evaluators_agree_on_100000_pairs_of_rule_and_row()
    {
        Random random = new(Seed);
        RandomRule rules = new(random);
        Instant asOf = new((long)PlainTime.ToUnix(RandomRow.AsOf));
        (Dictionary<string, string?> Cells, ReportRow Row)[] rows = [.. Enumerable.Range(0, Rows).Select(_ => RandomRow.Of(random)).Select(cells => (cells, Row.Of(cells)))];
        Dictionary<string, int> verdicts = [];
        for (int i = 0; i < Rules; i++)
        {
            RuleSyntax tree = rules.Next();
            BoundRule bound = BoundRule.Bind(tree.ToString(), asOf);
            for (int j = 0; j < RowsPerRule; j++)
            {
                (Dictionary<string, string?> cells, ReportRow row) = rows[random.Next(Rows)];
                string expected = new PlainEvaluator(cells, RandomRow.AsOf).Verdict(tree);
                string? complaint = Complaint(bound, row, expected);
                if (complaint is not null) Assert.Fail($"{complaint} (seed {Seed})\n{tree}\n{string.Join("\n", cells.Select(cell => $"{cell.Key} = {cell.Value ?? "-"}"))}");

                verdicts[expected] = verdicts.GetValueOrDefault(expected) + 1;
            }
        }

        verdicts.Values.Sum().Should().Be(100_000);
        verdicts.Should().HaveCount(4).And.OnlyContain(verdict => verdict.Value > 5_000, "every verdict should come up often");
    }

    private static string? Complaint(BoundRule rule, ReportRow row, string expected)
    {
        string verdict = RuleVerdict.Of(rule, row);
        if (verdict != expected) return $"The verdict is {verdict}, and should be {expected}";
        if (verdict is "pass" or "fail" && !rule.CanBeJudged(row.Header)) return $"The verdict is {verdict}, on a file that could not be judged";
        if (verdict != "notAssessable") return null;

        RowValues values = new(row);
        Explanation reason = rule.Applies(values) == Ternary.Unknown ? rule.ExplainRelevance(values, decides: true) : rule.ExplainCondition(values);
        return reason.Unknowns.Count == 0 ? "The verdict is notAssessable, for no reason" : null;
    }
}
