using System.Text;
using CredReport.Evaluation;
using CredReport.Evaluation.Rows;
using CredReport.Gsl;
using CredReport.Model;
using CredReport.Parsing;
using CredReport.Reporting;
using CredReport.Rules;
using CredReport.Tests.Gsl;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Reporting;

/// <summary>What writers put together from bytes is what a finding says of itself in strings.</summary>
public sealed class PlainFindingTests
{
    private const int Seed = 20260228;
    private const int Rows = 1_000;

    private static readonly string[] Free = ["user", "access_key_1_last_used_region", "access_key_1_last_used_service", "access_key_2_last_used_service"];

    private static readonly string[] Texts = [.. HostileNames.All, "José 山田 😀", "a\nb", "\ud800", "\u0085"];

    [Fact]
    public void The_text_of_findings_on_random_rows_is_the_plain_one()
    {
        HashSet<Verdict> verdicts = [];
        foreach (Finding finding in Findings())
        {
            verdicts.Add(finding.Verdict);
            Text(finding).Should().Equal(Encoding.UTF8.GetBytes(PlainFinding.Text(finding)));
        }

        verdicts.Should().HaveCount(4, "every verdict that rules give should come up");
    }

    [Fact]
    public void Cells_as_bytes_are_the_cells()
    {
        Utf8Buffer bytes = new();
        foreach (Finding finding in Findings())
        {
            bytes.Truncate(0);
            finding.WriteCells(bytes);
            Encoding.UTF8.GetString(bytes.Written).Should().Be(string.Join("; ", finding.Cells.Select(cell => $"{cell.Column}={cell.Text}")));
        }
    }

    /// <summary>Every rule of the catalogue on random rows, some of them with texts that would do harm.</summary>
    private static IEnumerable<Finding> Findings()
    {
        Random random = new(Seed);
        Instant asOf = new(new DateTimeOffset(RandomRow.AsOf).ToUnixTimeSeconds());
        (Rule Rule, BoundRule Bound)[] rules = [.. BuiltInRules.Ids.Select(BuiltInRules.Get).Select(rule => (rule, rule.At(asOf)))];
        for (int i = 0; i < Rows; i++)
        {
            Dictionary<string, string?> cells = RandomRow.Of(random);
            foreach (string column in Free)
            {
                if (cells.GetValueOrDefault(column) is not null && random.Next(4) == 0) cells[column] = Texts[random.Next(Texts.Length)];
            }

            ReportRow row = Row.Of(cells);
            foreach ((Rule rule, BoundRule bound) in rules)
                yield return new Finding(rule, bound, Judgement.Of(bound, new RowValues(row)), row, Texts[i % Texts.Length]);
        }
    }

    private static byte[] Text(Finding finding)
    {
        using MemoryStream output = new();
        IFindingWriter writer = FindingWriters.Create(OutputFormat.Text, output);
        IFindingBatch batch = writer.NewBatch();
        batch.Add(finding);
        writer.Write(batch);
        return output.ToArray();
    }
}
