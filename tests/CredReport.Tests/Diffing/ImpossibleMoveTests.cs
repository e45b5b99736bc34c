using System.Text;
using CredReport.Diagnostics;
using CredReport.Diffing;
using CredReport.Input;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Diffing;

/// <summary>What cannot have happened is said, and what cannot be determined.</summary>
public sealed class ImpossibleMoveTests
{
    private const string Used = "key1=true 2025-02-01 2025-04-01";

    [Theory]
    [InlineData("password_last_used=2025-03-02", "password_last_used=2025-03-01", "last-use-went-back",
        "The console password of 'alice' was last used at 2025-03-02T08:00:00Z in the old report, and at 2025-03-01T08:00:00Z in the new one.")]
    [InlineData("password_last_used=2025-03-02", "password_last_used=no_information", "last-use-went-back",
        "The console password of 'alice' was last used at 2025-03-02T08:00:00Z in the old report, and never in the new one.")]
    [InlineData(Used, "key1=true 2025-02-01 2025-03-01", "last-use-went-back",
        "Access key 1, created at 2025-02-01T08:00:00Z, of 'alice' was last used at 2025-04-01T08:00:00Z in the old report, and at 2025-03-01T08:00:00Z in the new one.")]
    [InlineData(Used, "key2=true 2025-02-01", "last-use-went-back",
        "Access key 2, created at 2025-02-01T08:00:00Z, of 'alice' was last used at 2025-04-01T08:00:00Z in the old report, and never in the new one.")]
    [InlineData("key1=true 2025-05-05", "key2=true 2025-02-01", "rotation-went-back",
        "Access key 2 of 'alice' was created at 2025-02-01T08:00:00Z, before the access key that is gone and was created at 2025-05-05T08:00:00Z: the old report should have it.")]
    [InlineData("cert1=true 2025-05-05", "cert1=true 2025-02-01", "rotation-went-back",
        "Signing certificate 1 of 'alice' was created at 2025-02-01T08:00:00Z, before the signing certificate that is gone and was created at 2025-05-05T08:00:00Z: the old report should have it.")]
    [InlineData("password_enabled=true; password_last_changed=2025-05-05", "password_enabled=true; password_last_changed=2025-02-01", "rotation-went-back",
        "The console password of 'alice' was last changed at 2025-02-01T08:00:00Z, and at 2025-05-05T08:00:00Z in the old report.")]
    [InlineData("user_creation_time=2025-05-05", "user_creation_time=2025-02-01", "rotation-went-back",
        "The user 'alice' was created at 2025-02-01T08:00:00Z, before the one of the same ARN that the old report has, which was created at 2025-05-05T08:00:00Z.")]
    public void Move_back_is_a_warning(string old, string @new, string code, string message)
    {
        ComparisonResult result = Compare(old, @new);

        Diagnostic warning = result.Warnings.Should().ContainSingle().Subject;
        (warning.Code, warning.Message, warning.Source, warning.Line).Should().Be((code, message, "new.csv", 3L));
        warning.Severity.Should().Be(DiagnosticSeverity.Warning);
        result.Complete.Should().BeTrue();
    }

    [Theory]
    [InlineData("password_enabled=true; password_last_used=2025-03-02", "password_last_used=N/A", "the password is gone with its use")]
    [InlineData("key1=true 2025-02-01 2025-04-01", "key1=true 2025-05-01", "another key has its own use")]
    public void What_may_be_is_no_warning(string old, string @new, string because) => Compare(old, @new).Warnings.Should().BeEmpty(because);

    [Fact]
    public void Key_that_went_back_is_a_deletion_and_a_creation() =>
        Compare("key1=true 2025-05-05", "key1=true 2025-02-01").Events.Select(item => item.Type).Should().Equal(DiffEventType.KeyDeleted, DiffEventType.KeyCreated);

    [Fact]
    public void Newer_side_that_is_older_is_a_warning() => Single(ReportDiff.Of(ReportDiff.OfAlice(7), ReportDiff.OfAlice(6)).Warnings.Where(warning => warning.Code == "older-report")).Should().Be(
        "The new report, of 2025-06-01T08:00:00Z (the newest timestamp in it), is older than the old one, 'old.csv', of 2025-07-01T08:00:00Z (the newest timestamp in it): the sides may be exchanged.");

    [Fact]
    public void Moment_of_an_answer_is_when_aws_made_it()
    {
        string content = Convert.ToBase64String(ReportDiff.OfAlice(6).ToBytes());
        ReportInput answer = ReportInput.FromBytes(Encoding.UTF8.GetBytes($$"""{"Content":"{{content}}","ReportFormat":"text/csv","GeneratedTime":"2025-06-15T06:00:00+00:00"}"""), "answer.json");

        ComparisonResult result = ReportDiff.Of([ReportDiff.Input(ReportDiff.OfAlice(7), "old.csv")], [answer]);
        Single(result.Warnings.Where(warning => warning.Code == "older-report")).Should().StartWith("The new report, of 2025-06-15T06:00:00Z (when AWS generated it), is older");
    }

    [Fact]
    public void Equal_bytes_are_the_same_report()
    {
        ComparisonResult result = ReportDiff.Of(ReportDiff.OfAlice(6), ReportDiff.OfAlice(6));

        Single(result.Warnings).Should().Be("This is the same report as 'old.csv', byte for byte: AWS generates a new one at most every 4 hours.");
        (result.SameReport, result.Complete, result.Events.Count).Should().Be((true, true, 0));
    }

    [Theory]
    [InlineData("mfa_active=true", "mfa_active=Ja", "mfa_active")]
    [InlineData("password_enabled=maybe", "password_enabled=true", "password_enabled")]
    [InlineData("key1=true 2025-02-01", "key1=true 02/01/2025", "access_key_1_last_rotated")]
    [InlineData("key1=true N/A", "key1=true 2025-02-01", "access_key_1_last_rotated")]
    [InlineData("key1=true 2025-02-01", "key1=oui 2025-02-01", "access_key_1_active")]
    [InlineData("key1=true 2025-02-01", "key1=true 2025-02-01 gestern", "access_key_1_last_used_date")]
    [InlineData("cert2=true 2025-02-01", "cert2=true gestern", "cert_2_last_rotated")]
    [InlineData("password_enabled=true; password_last_changed=gestern", "password_enabled=true; password_last_changed=2025-02-01", "password_last_changed")]
    public void Cell_that_cannot_be_read_gives_no_event_and_an_incomplete_run(string old, string @new, string column)
    {
        ComparisonResult result = ReportDiff.OfAlice(ReportDiff.Cells(old), ReportDiff.Cells(@new), TestRule.Of("IamUser should have name like '%'"));

        result.Events.Should().BeEmpty();
        result.Complete.Should().BeFalse();
        Diagnostic problem = result.Warnings.Should().ContainSingle().Subject;
        (problem.Code, problem.Column, problem.Line).Should().Be(("cell-not-compared", column, 3L));
        problem.Message.Should().StartWith($"The cell '{column}' holds '").And.EndWith("What changed in it for 'alice' cannot be determined.");
    }

    [Theory]
    [InlineData("key1=true 02/01/2025", "holds '02/01/2025'", "re-written by a spreadsheet")]
    [InlineData("key1=true N/A", "holds 'N/A'", "and the credential is active: it cannot be distinguished from another one.")]
    public void Date_that_is_missing_is_not_called_unreadable(string old, string seen, string reason) =>
        ReportDiff.OfAlice(ReportDiff.Cells(old), ReportDiff.Cells("key1=true 2025-02-01"), TestRule.Of("IamUser should have name like '%'"))
            .Warnings.Should().ContainSingle().Which.Message.Should().Contain(seen).And.Contain(reason);

    [Fact]
    public void Cell_with_the_same_text_need_not_be_read() => Compare("mfa_active=Ja", "mfa_active=Ja").Warnings.Should().BeEmpty();

    [Fact]
    public void Column_that_is_not_there_is_named_and_its_events_are_not_told()
    {
        string[] lines = ReportDiff.OfAlice(7, ReportDiff.Cells("key1=false 2025-02-01 2025-03-01; mfa_active=true")).ToString().Split('\n');
        int[] kept = [.. ReportText.Columns.Select((name, i) => (name, i)).Where(column => !column.name.Contains("last_used_", StringComparison.Ordinal) && column.name != "mfa_active").Select(column => column.i)];
        string cut = string.Join('\n', lines.Select(line => string.Join(',', kept.Select(i => line.Split(',')[i]))));
        ComparisonResult result = ReportDiff.Of([ReportDiff.Input(ReportDiff.OfAlice(6, ReportDiff.Cells("key1=true 2025-02-01")), "old.csv")], [FindingList.Input(cut, "new.csv")]);

        result.Events.Select(item => item.Type).Should().Equal(DiffEventType.KeyDeactivated);
        result.Warnings.Where(warning => warning.Code == "column-not-compared").Select(warning => warning.Message).Should().Equal(
            "The report has no column 'mfa_active': what changed in it cannot be determined.",
            "The report has no column 'access_key_1_last_used_date': what changed in it cannot be determined.",
            "The report has no column 'access_key_2_last_used_date': what changed in it cannot be determined.");
        result.Complete.Should().BeTrue();
    }

    private static ComparisonResult Compare(string old, string @new) => ReportDiff.OfAlice(ReportDiff.Cells(old), ReportDiff.Cells(@new), TestRule.Of("IamUser should have name like '%'"));

    private static string Single(IEnumerable<Diagnostic> warnings) => warnings.Should().ContainSingle().Subject.Message;
}
