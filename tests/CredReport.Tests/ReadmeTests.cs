using System.Text.RegularExpressions;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests;

/// <summary>The README's commands answer what it shows, and its C# is what the tests compile.</summary>
[Collection(CurrentFolder.Name)]
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Checkout.Path("README.md"));

    /// <summary>The commands of a page are run in the checkout, those of the samples' page among the samples.</summary>
    [Theory]
    [InlineData("", "", 1)]
    [InlineData("samples", "samples", 3)]
    [InlineData("src/CredReport/Evaluation/Exceptions", "", 1)]
    [InlineData("src/CredReport/Diffing", "", 1)]
    [InlineData("src/CredReport/Evidence", "", 2)]
    [InlineData("src/CredReport/Reporting", "", 1)]
    [InlineData("src/CredReport.Cli", "", 1)]
    public void Consoles_show_what_the_tool_answers(string page, string folder, int count)
    {
        Match[] consoles = [.. Console().Matches(File.ReadAllText(Checkout.Path(page, "README.md"))).Cast<Match>()];
        consoles.Should().HaveCount(count);
        foreach (Match console in consoles)
        {
            ToolRun run = ShellLine.Parse(console.Groups["command"].Value).Run(Checkout.Path(folder));

            (run.Error + run.Output).Should().Be(console.Groups["answer"].Value, $"{page}/README.md shows it for {console.Groups["command"].Value}");
        }
    }

    [Fact]
    public void Links_lead_to_files_and_headings()
    {
        string[] pages = [.. Directory.EnumerateFiles(Checkout.Root, "README.md", SearchOption.AllDirectories).Where(page => !page.Contains(".artifacts", StringComparison.Ordinal) && !page.Contains("Goldens", StringComparison.Ordinal))];
        pages.Should().HaveCountGreaterThan(8);
        foreach (string page in pages)
        {
            foreach (Match link in Link().Matches(File.ReadAllText(page)))
            {
                string target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, link.Groups["path"].Value is { Length: > 0 } path ? path : "README.md"));
                Path.Exists(target).Should().BeTrue($"{page} links to {link.Value}");
                if (link.Groups["heading"].Value is { Length: > 0 } heading) Anchors(target).Should().Contain(heading, $"{page} links to {link.Value}");
            }
        }
    }

    /// <summary>The headings of a page as a link names them.</summary>
    private static IEnumerable<string> Anchors(string page) => File.ReadAllLines(page).Where(line => line.StartsWith('#'))
        .Select(line => new string([.. line.TrimStart('#').Trim().ToLowerInvariant().Where(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_').Select(c => c == ' ' ? '-' : c)]));

    [Fact]
    public void First_command_is_the_one_that_shows_findings()
    {
        Match command = DotnetRun().Match(Readme);
        ToolRun run = ShellLine.Parse("credreport " + command.Groups["arguments"].Value).Run(Checkout.Root);

        run.ExitCode.Should().Be(1);
        run.Output.Should().StartWith("FAIL");
    }

    [Fact]
    public void Library_example_is_compiled_and_run_by_the_tests()
    {
        string example = CSharp().Match(Readme).Groups["code"].Value;
        string source = File.ReadAllText(Checkout.Path("tests", "CredReport.Tests", "LibraryExampleTests.cs"));

        string compiled = Region().Match(source).Groups["code"].Value;
        string.Join('\n', compiled.Split('\n').Select(line => line.TrimStart())).Should().Contain(string.Join('\n', example.Split('\n').Where(line => !line.StartsWith("using CredReport", StringComparison.Ordinal))).Trim());
    }

    [Fact]
    public void Help_and_page_list_the_same_options()
    {
        ToolRun run = ToolRun.Of("analyze", "--help");
        MatchCollection options = OptionRow().Matches(File.ReadAllText(Checkout.Path("src", "CredReport.Cli", "README.md")));
        options.Should().HaveCountGreaterThan(8);
        foreach (Match option in options) run.Output.Should().Contain(option.Groups["option"].Value);
        Option().Matches(run.Output).Select(option => option.Groups["option"].Value).Where(option => option is not "--help")
            .Should().BeSubsetOf(options.Select(option => option.Groups["option"].Value), "the page lists every option");
    }

    [GeneratedRegex(@"```console\n\$ (?<command>credreport [^\n]*)\n(?<answer>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Console();

    [GeneratedRegex(@"dotnet run --project src/CredReport\.Cli -- (?<arguments>[^\n]*)")]
    private static partial Regex DotnetRun();

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp();

    [GeneratedRegex(@"// The README shows this\.\n(?<code>.*?)// So far\.", RegexOptions.Singleline)]
    private static partial Regex Region();

    [GeneratedRegex(@"^  (?:-\w, )?(?<option>--[a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex Option();

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#\s]*)(?:#(?<heading>[^)\s]+))?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\| `(?:-\w, )?(?<option>--[a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex OptionRow();
}
