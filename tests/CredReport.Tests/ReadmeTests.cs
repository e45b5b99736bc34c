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

    [Theory]
    [InlineData("")]
    [InlineData("samples")]
    public void Consoles_show_what_the_tool_answers(string folder)
    {
        Match[] consoles = [.. Console().Matches(File.ReadAllText(Checkout.Path(folder, "README.md"))).Cast<Match>()];
        consoles.Should().HaveCountGreaterThan(1);
        foreach (Match console in consoles)
        {
            ToolRun run = ShellLine.Parse(console.Groups["command"].Value).Run(Checkout.Path(folder));

            (run.Error + run.Output).Should().Be(console.Groups["answer"].Value, $"README shows it for {console.Groups["command"].Value}");
        }
    }

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
    public void Help_lists_what_the_readme_lists()
    {
        ToolRun run = ToolRun.Of("analyze", "--help");
        foreach (Match option in OptionRow().Matches(Readme)) run.Output.Should().Contain(option.Groups["option"].Value);
        OptionRow().Matches(Readme).Should().HaveCountGreaterThan(8);
    }

    [GeneratedRegex(@"```console\n\$ (?<command>credreport [^\n]*)\n(?<answer>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Console();

    [GeneratedRegex(@"dotnet run --project src/CredReport\.Cli -- (?<arguments>[^\n]*)")]
    private static partial Regex DotnetRun();

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp();

    [GeneratedRegex(@"// The README shows this\.\n(?<code>.*?)// So far\.", RegexOptions.Singleline)]
    private static partial Regex Region();

    [GeneratedRegex(@"^\| `(?:-\w, )?(?<option>--[a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex OptionRow();
}
