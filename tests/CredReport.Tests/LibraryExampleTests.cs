using System.Text.Json;
using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Reporting;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests;

/// <summary>The lines of C# in the README do what <c>analyze</c> does.</summary>
[Collection(CurrentFolder.Name)]
public sealed class LibraryExampleTests
{
    [Fact]
    public void Five_lines_do_what_the_tool_does()
    {
        using TemporaryFolder folder = new();
        File.Copy(Checkout.Path("samples", "first-look", "credential-report.csv"), folder.At("credential-report.csv"));
        ToolRun tool = ShellLine.Parse("credreport analyze credential-report.csv -f json").Run(folder.Path);
        string before = Directory.GetCurrentDirectory();
        Directory.SetCurrentDirectory(folder.Path);
        try
        {
            // The README shows this.
            using FileStream output = File.Create("findings.json");
            Analysis analysis = new([BuiltInRules.Get("D9.AWS.IAM.79")]);
            IFindingWriter writer = FindingWriters.Create(OutputFormat.Json, output);
            AnalysisResult result = analysis.Run(ReportInput.FromPath("credential-report.csv"), writer);
            bool clean = result.Summary.Complete && result.Summary.Verdicts[Verdict.Fail] == 0;
            // So far.

            output.Dispose();
            clean.Should().BeFalse();
            File.ReadAllText("findings.json").Should().Be(tool.Output);
            JsonDocument.Parse(tool.Output).RootElement.GetProperty("findings").GetArrayLength().Should().Be(3);
        }
        finally
        {
            Directory.SetCurrentDirectory(before);
        }
    }
}
