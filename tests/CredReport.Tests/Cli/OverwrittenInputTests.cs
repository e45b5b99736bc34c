using System.IO.Compression;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Cli;

/// <summary>No output replaces a file that the run reads, or another output, whichever name leads to it.</summary>
[Collection(CurrentFolder.Name)]
public sealed class OverwrittenInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _report = new ReportText().Root().Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).ToBytes();

    public OverwrittenInputTests() => _folder.Write("d/a.csv", _report);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("link.csv", "ln -s d/a.csv link.csv")]
    [InlineData("l/a.csv", "ln -s d l")]
    [InlineData("l/x.csv", "ln -s d l; ln d/a.csv d/x.csv")]
    [InlineData("hard.csv", "ln d/a.csv hard.csv")]
    [InlineData("d/../d/./a.csv", "true")]
    [InlineData("e/up.csv", "mkdir -p d/e; ln -s d/e e; ln -s ../a.csv d/e/up.csv")]
    [InlineData("chain.csv", "ln -s two.csv chain.csv; ln -s l/three.csv two.csv; ln -s d l; ln d/a.csv d/three.csv")]
    public void An_input_is_known_by_any_name(string output, string prepare)
    {
        ToolProcess.Run(_folder, prepare).ExitCode.Should().Be(0);

        foreach (string input in new[] { "d/a.csv", "d", "d/*.csv" })
            Run("analyze", input, "-o", output).Should().Be(new ToolRun(2, "", $"credreport: the output '{output}' is also an input: it would be overwritten.\n"));
        Run("diff", "d/a.csv", "d/a.csv", "-o", output).ExitCode.Should().Be(2);
        Run("evidence", "create", "d/a.csv", "-o", output).ExitCode.Should().Be(2);
        File.ReadAllBytes(_folder.At("d/a.csv")).Should().Equal(_report);
        File.ReadAllBytes(_folder.At(output)).Should().Equal(_report);
    }

    [Fact]
    public void An_archive_is_an_input()
    {
        using (ZipArchive zip = ZipFile.Open(_folder.At("reports.zip"), ZipArchiveMode.Create)) zip.CreateEntryFromFile(_folder.At("d/a.csv"), "a.csv");
        ToolProcess.Run(_folder, "ln reports.zip hard.zip");
        byte[] before = File.ReadAllBytes(_folder.At("reports.zip"));

        Run("analyze", "reports.zip", "-o", "hard.zip").Error.Should().Be("credreport: the output 'hard.zip' is also an input: it would be overwritten.\n");
        Run("evidence", "create", "reports.zip", "-o", "hard.zip").Error.Should().Be("credreport: the output 'hard.zip' is also an input: it would be overwritten.\n");
        File.ReadAllBytes(_folder.At("hard.zip")).Should().Equal(before);
    }

    [Theory]
    [InlineData("analyze", "a rule file", "rule.yaml")]
    [InlineData("analyze", "a rule file", "rules/other.yaml")]
    [InlineData("analyze", "the exceptions file", "risks.yaml")]
    [InlineData("evidence create", "a rule file", "rule.yaml")]
    [InlineData("evidence create", "a rule file", "rules/other.yaml")]
    [InlineData("evidence create", "the exceptions file", "risks.yaml")]
    [InlineData("evidence create", "the list of accounts", "accounts.txt")]
    [InlineData("evidence create", "the signing key", "key.pem")]
    public void What_else_is_read_is_known_by_any_name(string command, string role, string file)
    {
        _folder.Write("rule.yaml", TestRule.Text("IamUser should have name"));
        _folder.Write("rules/other.yaml", TestRule.Text("IamUser should have name", "TEST.02"));
        _folder.Write("risks.yaml", new RiskText().ToString());
        _folder.Write("accounts.txt", "111122223333\n");
        _folder.Write("key.pem", MadePackage.Key.ExportECPrivateKeyPem());
        ToolProcess.Run(_folder, $"ln {file} hard; ln -s {file} link; ln -s . here");
        byte[] before = File.ReadAllBytes(_folder.At(file));
        string[] more = command == "analyze" ? [] : ["--expected-accounts", "accounts.txt", "--sign-key", "key.pem", "--as-of", "2026-01-31"];

        foreach (string output in new[] { file, "hard", "link", $"here/{file}" })
        {
            Run([.. command.Split(' '), "d/a.csv", "-r", "rule.yaml", "-r", "rules", "--exceptions", "risks.yaml", .. more, "-o", output])
                .Should().Be(new ToolRun(2, "", $"credreport: the output '{output}' is also {role}: it would be overwritten.\n"));
            File.ReadAllBytes(_folder.At(output)).Should().Equal(before);
        }
    }

    [Theory]
    [InlineData("hard", "ln key hard")]
    [InlineData("here/key", "ln -s . here")]
    public void The_key_of_pseudonyms_is_known_by_any_name(string output, string prepare)
    {
        _folder.Write("key", new string('k', 64));
        ToolProcess.Run(_folder, prepare);

        Run("analyze", "d/a.csv", "--pseudonymize", "key", "-o", output).Error.Should().Be("credreport: the key file 'key' is also an output: keep it apart.\n");
        Run("evidence", "create", "d/a.csv", "--as-of", "2026-01-31", "--pseudonymize", "key", "-o", output).Error.Should().Be("credreport: the key file 'key' is also an output: keep it apart.\n");
        File.ReadAllText(_folder.At("key")).Should().Be(new string('k', 64));
    }

    [Theory]
    [InlineData("x.json", "y.json", "touch x.json; ln x.json y.json")]
    [InlineData("x.json", "y.json", "ln -s x.json y.json")]
    [InlineData("x.json", "l/x.json", "ln -s . l")]
    [InlineData("d/x.json", "l/x.json", "ln -s d l; touch d/x.json")]
    public void Two_outputs_are_not_the_same_file(string one, string other, string prepare)
    {
        ToolProcess.Run(_folder, prepare);

        Run("analyze", "d/a.csv", "-o", one, "-o", other).Should().Be(new ToolRun(2, "", $"credreport: the outputs '{one}' and '{other}' are the same file.\n"));
    }

    [Fact]
    public void A_file_that_is_named_by_a_link_without_a_folder_is_replaced_behind_the_link()
    {
        ToolProcess.Run(_folder, "echo old > target.json; ln -s target.json link.json; ln -s missing.json new.json");

        Run("analyze", "d/a.csv", "-o", "link.json", "-o", "new.json").ExitCode.Should().Be(1);

        new FileInfo(_folder.At("link.json")).LinkTarget.Should().Be("target.json");
        new FileInfo(_folder.At("new.json")).LinkTarget.Should().Be("missing.json");
        File.ReadAllText(_folder.At("target.json")).Should().StartWith("{\n\"schema\":").And.Be(File.ReadAllText(_folder.At("missing.json")));
    }

    [Fact]
    public void A_link_that_leads_beside_a_linked_folder_is_followed_as_the_system_does()
    {
        ToolProcess.Run(_folder, "mkdir -p far/deep near; ln -s ../far/deep near/l; ln -s ../target.json far/deep/out.json");

        Run("analyze", "d/a.csv", "-o", "near/l/out.json").ExitCode.Should().Be(1);

        File.Exists(_folder.At("far/target.json")).Should().BeTrue();
        File.Exists(_folder.At("near/target.json")).Should().BeFalse();
    }

    [Fact]
    public void Links_that_lead_back_to_themselves_are_refused()
    {
        ToolProcess.Run(_folder, "ln -s b.json a.json; ln -s a.json b.json");

        Run("analyze", "d/a.csv", "-o", "a.json").Should().Be(new ToolRun(2, "", "credreport: the output 'a.json' cannot be written: it is a link that leads back to itself.\n"));
    }

    [Fact]
    public void Standard_streams_that_are_files_are_known_too()
    {
        ToolProcess.Run(_folder, "$credreport analyze - -q -o d/a.csv < d/a.csv").Should().Be(new ToolRun(2, "", "credreport: the output 'd/a.csv' is also an input: it would be overwritten.\n"));
        ToolProcess.Run(_folder, "$credreport analyze d/a.csv -q >> d/a.csv").Should().Be(new ToolRun(2, "", "credreport: standard output is also an input: it would be overwritten.\n"));
        ToolProcess.Run(_folder, "$credreport analyze d/a.csv -q -o - -o x.txt > x.txt").Should().Be(new ToolRun(2, "", "credreport: the outputs '-' and 'x.txt' are the same file.\n"));
        File.ReadAllBytes(_folder.At("d/a.csv")).Should().Equal(_report);
    }

    private ToolRun Run(params string[] arguments) => new ShellLine(arguments, null).Run(_folder.Path);
}
