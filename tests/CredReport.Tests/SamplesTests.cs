using System.Globalization;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests;

/// <summary>Every folder of samples holds a command and what it answers, byte for byte.</summary>
[Collection(CurrentFolder.Name)]
public sealed class SamplesTests
{
    public static TheoryData<string> Samples => [.. Directory.GetDirectories(Checkout.Path("samples")).Select(folder => Path.GetFileName(folder)).Order()];

    [Fact]
    public void There_are_samples() => Samples.Count.Should().BeGreaterThan(10);

    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_answers_as_expected(string name)
    {
        string folder = Checkout.Path("samples", name);
        ToolRun run = ShellLine.Parse(File.ReadAllText(Path.Combine(folder, "command"))).Run(folder);

        Golden.CheckFile(Path.Combine(folder, "expected.out"), run.Output);
        Golden.CheckFile(Path.Combine(folder, "expected.err"), run.Error);
        Golden.CheckFile(Path.Combine(folder, "expected.exit"), run.ExitCode.ToString(CultureInfo.InvariantCulture) + "\n");
    }
}
