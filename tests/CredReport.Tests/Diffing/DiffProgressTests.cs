using CredReport.Evaluation;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Diffing;

/// <summary>A comparison counts what it has done.</summary>
public sealed class DiffProgressTests
{
    [Fact]
    public void Each_report_is_read_twice_and_its_users_judged_once()
    {
        ReportText old = new ReportText().Root().Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z"));
        ReportText @new = new ReportText().Root();
        AnalysisProgress progress = new();

        ReportDiff.Of([ReportDiff.Input(old, "old.csv")], [ReportDiff.Input(@new, "new.csv")], new AnalysisOptions { Progress = progress });

        progress.Bytes.Should().Be(2 * (old.ToBytes().Length + @new.ToBytes().Length));
        progress.Rows.Should().Be(3);
        progress.Failing.Should().Be(1);
    }
}
