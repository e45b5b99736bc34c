using CredReport.Input;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Input;

/// <summary>Wildcards stand for names where no shell has put the names in their place.</summary>
public sealed class PathPatternTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PathPatternTests()
    {
        foreach (string name in new[] { "a.csv", "b.csv", "c.json", ".hidden.csv", "2026-01-01/1/r.csv", "2026-01-01/2/r.csv", "2026-02-01/1/r.csv", "what?.csv" })
            _folder.Write(name, "x");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("*.csv", "a.csv b.csv what?.csv")]
    [InlineData("?.csv", "a.csv b.csv")]
    [InlineData("b*", "b.csv")]
    [InlineData(".*.csv", ".hidden.csv")]
    [InlineData("*/1/r.csv", "2026-01-01/1/r.csv 2026-02-01/1/r.csv")]
    [InlineData("2026-01-*/*/*.csv", "2026-01-01/1/r.csv 2026-01-01/2/r.csv")]
    [InlineData("2026-??-01", "2026-01-01/1/r.csv 2026-01-01/2/r.csv 2026-02-01/1/r.csv")] // folders, with what is in them
    [InlineData("what?.csv", "what?.csv")] // a file of that very name
    [InlineData("x*", "x*")]
    [InlineData("missing/*.csv", "missing/*.csv")]
    public void Names_come_in_ordinal_order(string pattern, string names) =>
        ReportInput.FromPath(_folder.At(pattern)).Select(input => input.Name[(_folder.Path.Length + 1)..]).Should().Equal(names.Split(' '));

    [Fact]
    public void A_pattern_that_matches_nothing_is_an_error()
    {
        string pattern = _folder.At("*.xlsx");

        ToolRun run = ToolRun.Of("analyze", pattern);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Be($"{pattern}: error: No file or folder matches '{pattern}'. [missing-file]\n");
    }
}
