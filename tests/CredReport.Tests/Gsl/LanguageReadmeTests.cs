using System.Text.RegularExpressions;
using CredReport.Evaluation;
using CredReport.Evaluation.Rows;
using CredReport.Gsl;
using CredReport.Model;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Gsl;

/// <summary>The examples in the language's README get the verdicts and errors that it shows.</summary>
public sealed partial class LanguageReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Checkout.Path("src", "CredReport", "Gsl", "README.md"));

    [Fact]
    public void Examples_get_their_verdicts()
    {
        int users = 0;
        foreach (Match block in Examples().Matches(Readme))
        {
            string[] lines = block.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Instant? asOf = null;
            foreach (string line in lines.Skip(1))
            {
                if (line.StartsWith("as-of ", StringComparison.Ordinal))
                {
                    Instant.TryParse(line["as-of ".Length..], out Instant instant).Should().BeTrue();
                    asOf = instant;
                    continue;
                }

                string[] parts = line.Split(" => ");
                Dictionary<string, string> cells = parts[0].Split(", ").Select(cell => cell.Split('=', 2)).ToDictionary(cell => cell[0], cell => cell[1]);
                // A user's name and creation are not what most examples are about.
                cells.TryAdd("user", "alice");
                cells.TryAdd("user_creation_time", "2025-01-10T08:00:00Z");
                Judgement.Of(BoundRule.Bind(lines[0], asOf), new RowValues(ExampleRow.Of(cells))).Word().Should().Be(parts[1], $"README says so of {line} by {lines[0]}");
                users++;
            }
        }

        users.Should().BeGreaterThan(30);
    }

    [Fact]
    public void Errors_are_those_shown()
    {
        MatchCollection blocks = Errors().Matches(Readme);

        blocks.Should().HaveCountGreaterThan(2);
        foreach (Match block in blocks)
        {
            string[] lines = block.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);

            GslErrors.Of(lines[0]).Select(error => error.ToString().Split('\n')[0]).Should().Equal(lines.Skip(1));
        }
    }

    [Fact]
    public void Every_property_is_named()
    {
        string[] leaves = [.. IamUserEntity.Properties.Select(property => property.Path.Split('.')[^1]).Distinct()];

        leaves.Should().HaveCountGreaterThan(12).And.OnlyContain(name => Readme.Contains(name, StringComparison.Ordinal));
        IamUserEntity.NotInReport.Should().OnlyContain(name => Readme.Contains($"`{name}`", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"```gsl\n(?<lines>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Examples();

    [GeneratedRegex(@"```error\n(?<lines>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Errors();
}
