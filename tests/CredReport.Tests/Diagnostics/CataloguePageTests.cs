using System.Text.RegularExpressions;
using CredReport.Diagnostics;
using CredReport.Reporting;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Diagnostics;

/// <summary>The page of all diagnostics is fresh, and each has an example that the tool really says.</summary>
public sealed partial class CataloguePageTests
{
    [Fact]
    public void Page_is_fresh()
    {
        string page = DiagnosticCataloguePage.Compose(Examples());

        DiagnosticCatalogue.All.Should().OnlyContain(kind => page.Contains($"\n## {kind.Code}\n", StringComparison.Ordinal));
        Golden.CheckFile(Checkout.Path("src", "CredReport", "Diagnostics", "README.md"), page);
    }

    [Fact]
    public void Every_kind_but_a_failing_disk_is_shown_by_a_sample()
    {
        Dictionary<string, (string Line, string? Sample)> examples = Examples();

        examples.Keys.Should().BeEquivalentTo(DiagnosticCatalogue.All.Select(kind => kind.Code));
        examples.Where(example => example.Value.Sample is null).Select(example => example.Key).Should().Equal("unreadable-file");
    }

    /// <summary>Of each kind the first line that a sample answers; samples in ordinal order.</summary>
    private static Dictionary<string, (string Line, string? Sample)> Examples()
    {
        ToolRun failing = ToolRun.With(new ToolInput { Standard = new FailingStream([], new IOException("Input/output error")) }, "analyze", "-");
        Dictionary<string, (string Line, string? Sample)> examples = new() { ["unreadable-file"] = (failing.Error.TrimEnd('\n'), null) };
        foreach (string folder in Directory.GetDirectories(Checkout.Path("samples")).Order(StringComparer.Ordinal))
        {
            foreach (string line in File.ReadLines(Path.Combine(folder, "expected.err")))
            {
                if (Code().Match(line) is { Success: true } match) examples.TryAdd(match.Groups["code"].Value, (line, Path.GetFileName(folder)));
            }
        }

        return examples;
    }

    [GeneratedRegex(@"(?:error|warning): .* \[(?<code>[a-z0-9-]+)\]$")]
    private static partial Regex Code();
}
