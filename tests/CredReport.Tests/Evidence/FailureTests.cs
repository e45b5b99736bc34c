using CredReport.Evidence;
using CredReport.Input;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evidence;

/// <summary>What cannot be made is not made in part.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _report;

    public FailureTests() => _report = _folder.Write("report.csv", new ReportText().Root().Row("alice").ToBytes());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Full_disk_leaves_no_package()
    {
        using EvidencePackage package = EvidencePackage.Create([ReportInput.FromPath(_report)[0]], MadePackage.Options);
        for (int room = 0; room < 8000; room += 1000)
        {
            using FullStream disk = new(room);
            Action write = () => package.Write(disk, null);

            write.Should().Throw<IOException>($"there is room for {room} bytes").WithMessage("No space left on device");
        }
    }

    [Fact]
    public void Full_disk_is_said_and_nothing_is_left()
    {
        if (!File.Exists("/dev/full")) Assert.Skip("There is no /dev/full here.");
        ToolRun run = ToolRun.Of("evidence", "create", _report, "-o", "/dev/full");

        run.ExitCode.Should().Be(2);
        run.Error.Should().StartWith("credreport: the output cannot be written: No space left on device");
        run.Output.Should().BeEmpty();
    }

    [Fact]
    public void Interrupted_work_leaves_the_old_package_and_nothing_else()
    {
        string output = _folder.Write("out/package.zip", "old");
        using CancellationTokenSource interrupted = new();
        interrupted.Cancel();

        ToolRun run = ToolRun.With(new ToolInput { Cancellation = interrupted.Token }, "evidence", "create", _report, "-o", output);

        run.ExitCode.Should().Be(130);
        run.Error.Should().Be("credreport: interrupted; nothing was written.\n");
        File.ReadAllText(output).Should().Be("old");
        Directory.GetFileSystemEntries(_folder.At("out")).Should().Equal(output);
    }

    [Fact]
    public void Work_can_be_interrupted_while_the_zip_is_written()
    {
        using CancellationTokenSource interrupted = new();
        using EvidencePackage package = EvidencePackage.Create([ReportInput.FromPath(_report)[0]], MadePackage.Options with { Cancellation = interrupted.Token });
        interrupted.Cancel();
        Action write = () => package.Write(new MemoryStream(), null);

        write.Should().Throw<OperationCanceledException>();
    }

    [Theory]
    [InlineData("missing/package.zip", "cannot be written: there is no folder ")]
    [InlineData("", "is a folder: expected a file.")]
    public void Place_that_cannot_be_written_is_said_before_anything_is_judged(string name, string expected)
    {
        ToolRun run = ToolRun.Of("evidence", "create", _report, "-o", _folder.At(name));

        run.ExitCode.Should().Be(2);
        run.Error.Should().StartWith($"credreport: the output '{_folder.At(name)}' ").And.Contain(expected);
        Directory.GetFileSystemEntries(_folder.Path).Should().Equal(_report);
    }

    [Fact]
    public void Place_that_may_not_be_written_is_named_as_it_was_given()
    {
        if (!Directory.Exists("/sys/kernel")) Assert.Skip("There is no folder here that nobody may write to.");

        foreach (string command in new[] { "analyze", "evidence create" })
            ToolRun.Of([.. command.Split(' '), _report, "-o", "/sys/package.zip"]).Should().Be(new ToolRun(2, "", "credreport: the output '/sys/package.zip' cannot be written: permission denied.\n"));
    }

    [Fact]
    public void Report_that_changes_in_between_is_no_evidence()
    {
        using EvidencePackage package = EvidencePackage.Create([ReportInput.FromPath(_report)[0]], MadePackage.Options);
        File.AppendAllText(_report, "\nmore");
        Action write = () => package.Write(new MemoryStream(), null);

        write.Should().Throw<EvidenceException>().WithMessage($"'{_report}' has changed while the package was made: it was judged as it was before. Make the package again.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3000)]
    public void Report_that_cannot_be_read_to_its_end_is_no_evidence(int users)
    {
        ReportText report = new ReportText().Root();
        for (int i = 0; i < users; i++) report.Row($"user-{i}");
        byte[] bytes = report.ToBytes();
        Action make = () => EvidencePackage.Create([ReportInput.FromOpener(() => new FailingStream(bytes, new IOException("The disk is gone")), "a.csv")], MadePackage.Options);

        make.Should().Throw<EvidenceException>().WithMessage("The file 'a.csv' cannot be read: The disk is gone. A package holds every byte that was judged.");
    }

    [Theory]
    [InlineData("nobody.csv", "There is no file or folder '{0}'. A package holds every byte that was judged.")]
    [InlineData("nobody*.csv", "No file or folder matches '{0}'. A package holds every byte that was judged.")]
    [InlineData("empty", "No file in the folder '{0}' is a credential report: expected the CSV that AWS generates, or the answer of 'aws iam get-credential-report'.")]
    [InlineData("others", "No file in the folder '{0}' is a credential report: expected the CSV that AWS generates, or the answer of 'aws iam get-credential-report'.")]
    public void Input_that_is_not_there_is_an_error(string name, string expected)
    {
        Directory.CreateDirectory(_folder.At("empty"));
        _folder.Write("others/readme.txt", "Hello");

        ToolRun run = ToolRun.Of("evidence", "create", _report, _folder.At(name), "-o", _folder.At("package.zip"));

        run.Should().Be(new ToolRun(2, "", $"credreport: {string.Format(System.Globalization.CultureInfo.InvariantCulture, expected, _folder.At(name))}\n"));
        Directory.GetFiles(_folder.Path).Should().Equal(_report);
    }

    [Fact]
    public void Without_a_report_that_could_be_judged_there_is_no_package()
    {
        string broken = _folder.Write("broken.csv", ReportText.Header + "\ncut,off");

        ToolRun run = ToolRun.Of("evidence", "create", broken, "-o", _folder.At("package.zip"));

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Error.Should().EndWith("credreport: no report could be judged: no package was written.\n").And.Contain("[too-few-cells]");
        File.Exists(_folder.At("package.zip")).Should().BeFalse();
    }

    [Fact]
    public void Moment_of_a_bare_report_is_asked_for_where_a_rule_needs_it()
    {
        ToolRun.Of("evidence", "create", _report, "-r", "CR.KEY.02", "-o", _folder.At("package.zip")).Should().Be(new ToolRun(2, "",
            $"credreport: '{_report}' does not say when it was generated, and CR.KEY.02 asks for that time: pass it with --as-of. The newest timestamp in it is only a lower bound, and not evidence.\n"));
        ToolRun.Of("evidence", "create", _report, "-r", "CR.KEY.02", "--as-of", "2026-01-31", "-o", _folder.At("package.zip")).ExitCode.Should().Be(0);
    }

    [Fact]
    public void Moment_of_a_bare_report_is_asked_for_where_an_exception_needs_it()
    {
        string exceptions = _folder.Write("risks.yaml", new RiskText().Add("EX-1").ToString());

        ToolRun.Of("evidence", "create", _report, "--exceptions", exceptions, "-o", _folder.At("package.zip")).Error.Should().StartWith($"credreport: '{_report}' does not say when it was generated, and exceptions ask for that time: pass it with --as-of. ");
    }

    [Fact]
    public void Date_is_asked_for_where_no_report_tells_one()
    {
        string bare = _folder.Write("bare.csv", ReportText.Header);

        ToolRun.Of("evidence", "create", bare, "-o", _folder.At("package.zip")).Should().Be(new ToolRun(2, "", "credreport: No report has a time that the package could be dated with: pass one with --packaged-at.\n"));
        ToolRun.Of("evidence", "create", bare, "-o", _folder.At("package.zip"), "--packaged-at", "2026-01-31").ExitCode.Should().Be(3, "rows are missing");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("two\nlines")]
    public void Organization_is_a_name_on_one_line(string name)
    {
        Action make = () => EvidencePackage.Create(MadePackage.TwoReports, MadePackage.Options with { Organization = name });

        make.Should().Throw<EvidenceException>().WithMessage("The name of the organization is empty or has a control character: expected a name on one line.");
    }
}
