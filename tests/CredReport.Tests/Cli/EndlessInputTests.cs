using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Cli;

/// <summary>Standard input that never ends is refused before it fills memory or the disk.</summary>
public sealed class EndlessInputTests : IDisposable
{
    private const string Expected = "expected the CSV of a credential report, with a header that begins 'user,arn,user_creation_time', or the JSON answer of 'aws iam get-credential-report'.";

    /// <summary>64 MiB, and a block or two that is asked for beside.</summary>
    private const long Most = (64 * 1024 * 1024) + (512 * 1024);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "\0", $"Found binary data, and no end after 67108864 bytes: {Expected}")]
    [InlineData("", "x", $"Found text that begins with 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…', and no end after 67108864 bytes: {Expected}")]
    [InlineData("", "y\n", $"Found text that begins with 'y', and no end after 67108864 bytes: {Expected}")]
    [InlineData("{\"Content\": \"", "AAAA", "The answer has more than 67108864 bytes: that for the 5,000 users that an account can have takes a tenth of it.")]
    public void It_is_refused(string beginning, string repeated, string expected)
    {
        Check(beginning, repeated, expected, ["analyze", "-", "-f", "json"]);
        CheckHeld(beginning, repeated, expected);
    }

    /// <summary>Where nothing is held it passes by: a line of any length costs its own row alone.</summary>
    [Fact]
    public void A_line_without_an_end_is_refused_where_a_copy_is_held() =>
        CheckHeld("user,arn,user_creation_time,password_enabled\n", "x", "A line has more than 67108864 bytes and no end: expected the rows of a credential report, one on each line.");

    private void CheckHeld(string beginning, string repeated, string expected)
    {
        string report = _folder.Write("report.csv", new ReportText().Root().ToBytes());
        Check(beginning, repeated, expected, ["diff", "-", report], ["evidence", "create", "-", "-o", _folder.At("package.zip")]);
    }

    private static void Check(string beginning, string repeated, string expected, params string[][] commands)
    {
        foreach (string[] command in commands)
        {
            EndlessStream endless = new(beginning, repeated);

            ToolRun run = ToolRun.With(new ToolInput { Standard = endless }, command);

            run.ExitCode.Should().BeInRange(2, 3, command[0]);
            run.Error.Should().Contain(expected, command[0]);
            endless.Taken.Should().BeLessThan(Most, command[0]);
        }
    }
}
