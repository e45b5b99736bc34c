using CredReport.Evaluation;
using CredReport.Gsl;
using CredReport.Model;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Findings;

/// <summary>What a finding says of a verdict, so that a person can redo it with a pencil.</summary>
public sealed class FindingTests
{
    private const string Distance = "createDate dateDifference(firstAccessKey.lastRotated, 'seconds')";

    private static readonly Rule Default = BuiltInRules.Get(BuiltInRules.DefaultId);

    private static readonly Instant Now = new(1769817600); // 2026-01-31T00:00:00Z

    [Fact]
    public void A_fail_shows_its_cells_as_the_file_writes_them_and_what_it_derived()
    {
        Finding finding = Judge(Default, ("password_enabled", "TRUE"), ("user_creation_time", "2025-01-10T08:00:00+00:00"),
            ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2025-01-10T09:00:01+01:00"));

        finding.Verdict.Should().Be(Verdict.Fail);
        finding.Cells.Should().Equal(
            new CellReading("password_enabled", "TRUE"),
            new CellReading("user_creation_time", "2025-01-10T08:00:00+00:00"),
            new CellReading("access_key_1_last_rotated", "2025-01-10T09:00:01+01:00"));
        finding.Derived.Should().Equal(new DerivedValue(Distance, 1L));
        finding.Message.Should().Be($"{Distance} is 1, and must not be < 60.");
        finding.Reason.Should().BeNull();
        finding.Key.Should().Be(new FindingKey(1, new Instant(1736496001)));
        finding.UserCreated.Should().Be(new Instant(1736496000));
    }

    [Fact]
    public void A_finding_names_the_user_and_the_place()
    {
        string report = new ReportText { Account = "444455556666" }.Root().Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).ToString();

        Finding finding = FindingList.Of(Default, report)[1];

        (finding.UserName, finding.Arn, finding.Account).Should().Be(("alice", "arn:aws:iam::444455556666:user/alice", "444455556666"));
        (finding.Source, finding.Line).Should().Be(("report.csv", 3L));
        finding.User.FirstAccessKey.LastRotated.Value.ToString().Should().Be("2025-01-10T08:00:01Z");
        finding.Rule.Should().BeSameAs(Default);
    }

    [Fact]
    public void A_pass_says_what_is_as_it_should_be()
    {
        Finding finding = Judge(Default, ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:01:00Z"));

        finding.Verdict.Should().Be(Verdict.Pass);
        finding.Derived.Should().Equal(new DerivedValue(Distance, 60L));
        finding.Message.Should().Be($"As it should be: {Distance} is 60.");
        finding.Remediation.Should().BeNull();
    }

    [Fact]
    public void A_distance_to_an_absent_date_is_larger_than_any_number()
    {
        Finding finding = Judge(Default, ("password_enabled", "true"));

        finding.Verdict.Should().Be(Verdict.Pass);
        finding.Derived.Should().Equal(new DerivedValue(Distance, null));
        finding.Message.Should().Be($"As it should be: {Distance} is larger than any number, for firstAccessKey.lastRotated is absent.");
        finding.Key.Should().BeNull();
    }

    [Fact]
    public void A_user_whom_the_rule_is_not_about_shows_the_cells_of_where_alone()
    {
        Finding finding = Judge(Default, ("password_enabled", "not_supported"), ("access_key_1_last_rotated", "2025-01-10T08:00:00Z"));

        finding.Verdict.Should().Be(Verdict.NotRelevant);
        finding.Cells.Should().Equal(new CellReading("password_enabled", "not_supported"));
        finding.Derived.Should().BeEmpty();
        finding.Message.Should().Be("The rule is not about this user: passwordEnabled is false.");
        finding.Remediation.Should().BeNull();
        finding.Reason.Should().BeNull();
    }

    [Theory]
    [InlineData("true", "false", Verdict.NotRelevant, "The rule is not about this user: name is 'alice'.", "password_enabled user")]
    [InlineData("false", "false", Verdict.NotRelevant, "The rule is not about this user: passwordEnabled is false, name is 'alice'.", "password_enabled user")]
    [InlineData("N/A", "false", Verdict.NotRelevant, "The rule is not about this user: name is 'alice'.", "password_enabled user")]
    public void A_user_whom_the_rule_excludes_shows_by_which_cells(string password, string mfa, Verdict verdict, string message, string cells) =>
        CheckExclusion("name like 'ali%'", password, mfa, verdict, message, cells);

    [Theory]
    [InlineData("true", "false", Verdict.Fail, "mfaActive is false, which the rule does not accept.", "password_enabled user mfa_active")]
    [InlineData("true", "true", Verdict.Pass, "As it should be: mfaActive is true.", "password_enabled user mfa_active")]
    [InlineData("false", "true", Verdict.NotRelevant, "The rule is not about this user: passwordEnabled is false.", "password_enabled user")]
    public void A_user_whom_the_rule_does_not_exclude_shows_the_cells_that_say_so(string password, string mfa, Verdict verdict, string message, string cells) =>
        CheckExclusion("name like 'bob%'", password, mfa, verdict, message, cells);

    [Fact]
    public void An_exclude_that_is_unknown_is_the_reason() => CheckExclusion("createDate isEmpty()", "true", "true", Verdict.NotAssessable, "Cannot be judged: The cell 'user_creation_time' holds 'soon', which is no timestamp: expected for example 2025-01-10T08:00:00Z.",
        "password_enabled user_creation_time");

    [Fact]
    public void A_cell_that_cannot_be_read_is_the_reason()
    {
        Finding finding = Judge(Default, ("password_enabled", "true"), ("access_key_1_last_rotated", "10/01/2025"));

        finding.Verdict.Should().Be(Verdict.NotAssessable);
        finding.Reason.Should().StartWith("The cell 'access_key_1_last_rotated' holds '10/01/2025', a date that was re-written by a spreadsheet");
        finding.Message.Should().Be("Cannot be judged: " + finding.Reason);
        finding.Key.Should().Be(new FindingKey(1, null));
        finding.Cells.Should().Contain(new CellReading("access_key_1_last_rotated", "10/01/2025"));
        finding.Remediation.Should().BeNull();
    }

    [Theory]
    [InlineData("2025-01-10 08:00", ", a date that was rewritten by a spreadsheet: its seconds and its time zone are lost, so that a rule that counts seconds, such as D9.AWS.IAM.79, can no longer be judged on this file.")]
    [InlineData("2025-01-10 8:00", ", a date that was rewritten by a spreadsheet: its seconds and its time zone are lost, so that a rule that counts seconds, such as D9.AWS.IAM.79, can no longer be judged on this file.")]
    [InlineData("2025/1/10 8:00 AM", ", a date that was rewritten by a spreadsheet: its seconds and its time zone are lost, so that a rule that counts seconds, such as D9.AWS.IAM.79, can no longer be judged on this file.")]
    [InlineData("2025-01-10 8:00:00", ", a date that was rewritten by a spreadsheet: its time zone is lost.")]
    [InlineData("2025-01-10 18:00:00", ", a date that was rewritten by a spreadsheet: its time zone is lost.")]
    [InlineData("10-Jan-2025 08:00:05", ", a date that was rewritten by a spreadsheet: its time zone is lost.")]
    [InlineData("Jan 10, 2025, 8:00:05 AM", ", a date that was rewritten by a spreadsheet: its time zone is lost.")]
    [InlineData("10-Jan-25", ", a date that was rewritten by a spreadsheet: its time of day is lost.")]
    [InlineData("2025-01-10", ", a date that was rewritten by a spreadsheet: its time of day is lost.")]
    [InlineData("45667.3333", ", the number of days since 1899-12-30 by which a spreadsheet stores a date: its time zone is lost, and its seconds may be.")]
    [InlineData("45667", ", the number of days since 1899-12-30 by which a spreadsheet stores a date: its time zone is lost, and its seconds may be.")]
    [InlineData("45667,333391", ", the number of days since 1899-12-30 by which a spreadsheet stores a date: its time zone is lost, and its seconds may be.")]
    [InlineData("4.57E+04", ", the number of days since 1899-12-30 by which a spreadsheet stores a date: its time zone is lost, and its seconds may be.")]
    [InlineData("########", ", which a spreadsheet shows where a column is too narrow for its date.")]
    public void A_date_that_a_spreadsheet_rewrote_is_named_and_how_to_get_the_report_anew(string cell, string sentence) =>
        Judge(Default, ("password_enabled", "true"), ("access_key_1_last_rotated", $"\"{cell}\"")).Reason.Should().Be(
            $"The cell 'access_key_1_last_rotated' holds '{cell}'{sentence} Download the report again with 'aws iam get-credential-report', and do not save it from a spreadsheet.");

    [Theory]
    [InlineData("2025-01-10T08:00:00", "a time without a time zone: expected 'Z' or an offset after it, for example 2025-01-10T08:00:00Z.")]
    [InlineData("456678", "which is no timestamp: expected for example 2025-01-10T08:00:00Z, or N/A.")]
    [InlineData("soon", "which is no timestamp: expected for example 2025-01-10T08:00:00Z, or N/A.")]
    public void Another_text_is_not(string cell, string sentence) =>
        Judge(Default, ("password_enabled", "true"), ("access_key_1_last_rotated", cell)).Reason.Should().Be($"The cell 'access_key_1_last_rotated' holds '{cell}', {sentence}");

    [Fact]
    public void A_where_that_is_unknown_is_the_reason_and_the_condition_is_not_looked_at()
    {
        Finding finding = Judge(Default, ("password_enabled", "N/A"), ("access_key_1_last_rotated", "10/01/2025"));

        finding.Verdict.Should().Be(Verdict.NotAssessable);
        finding.Reason.Should().Be("The cell 'password_enabled' holds 'N/A': expected true or false.");
        finding.Cells.Should().Equal(new CellReading("password_enabled", "N/A"));
        finding.Derived.Should().BeEmpty();
    }

    [Fact]
    public void A_property_that_no_report_holds_is_the_reason()
    {
        Finding finding = Judge(TestRule.Of("IamUser where name like '%alice%' should have mfaType in('Virtual','Hardware')"));

        finding.Verdict.Should().Be(Verdict.NotAssessable);
        finding.Reason.Should().Be("A credential report does not hold 'mfaType'.");
        finding.Cells.Should().Equal(new CellReading("user", "alice"));
    }

    [Fact]
    public void A_column_that_the_file_lacks_is_the_reason_and_no_cell()
    {
        Finding finding = FindingList.Of(TestRule.Of("IamUser where passwordEnabled=true should have mfaActive=true or passwordLastUsed isEmpty()"),
            "user,arn,password_enabled,mfa_active\nalice,arn:aws:iam::111122223333:user/alice,true,false").Single();

        finding.Verdict.Should().Be(Verdict.NotAssessable);
        finding.Reason.Should().Be("The report has no column 'password_last_used'.");
        finding.Cells.Should().Equal(new CellReading("password_enabled", "true"), new CellReading("mfa_active", "false"));
        finding.UserCreated.Should().BeNull();
    }

    [Fact]
    public void A_condition_of_several_terms_is_told_term_by_term()
    {
        Finding finding = Judge(TestRule.Of("IamUser should not have firstAccessKey.isActive=true and secondAccessKey.isActive=true"), ("access_key_1_active", "true"), ("access_key_2_active", "True"));

        finding.Verdict.Should().Be(Verdict.Fail);
        finding.Message.Should().Be("The rule forbids firstAccessKey.isActive = true and secondAccessKey.isActive = true; here firstAccessKey.isActive is true, secondAccessKey.isActive is true.");
        finding.Key.Should().BeNull("two keys are read");
        finding.Cells.Should().Equal(new CellReading("access_key_1_active", "true"), new CellReading("access_key_2_active", "True"));
    }

    [Fact]
    public void A_rule_that_requires_says_what_must_be() =>
        Judge(TestRule.Of("IamUser should have mfaActive='true'")).Message.Should().Be("mfaActive is false, and must be = 'true'.");

    [Fact]
    public void Where_comes_before_the_condition_and_a_cell_stands_once()
    {
        Finding finding = Judge(TestRule.Of("IamUser where mfaActive=false and passwordEnabled=true should have mfaActive=true or name='bob'"), ("password_enabled", "true"));

        finding.Cells.Select(cell => cell.Column).Should().Equal("mfa_active", "password_enabled", "user");
    }

    [Fact]
    public void An_age_shows_the_moment_that_it_was_measured_against()
    {
        Finding finding = FindingList.Of(TestRule.Of("IamUser should have passwordLastChanged after(-90, 'days')"),
            new ReportText().Row("alice", ("password_last_changed", "2025-11-02T00:00:00Z")).ToString(), Now).Single();

        // 90 days before 2026-01-31 is 2025-11-02, and the comparison is strict.
        finding.Verdict.Should().Be(Verdict.Fail);
        finding.Derived.Should().Equal(
            new DerivedValue("as-of - 90 days", "2025-11-02T00:00:00Z"),
            new DerivedValue("passwordLastChanged after(-90, 'days')", false));
    }

    private static void CheckExclusion(string exclude, string password, string mfa, Verdict verdict, string message, string cells)
    {
        Rule rule = TestRule.Of($"IamUser where passwordEnabled should have mfaActive exclude {exclude}");

        Finding finding = Judge(rule, ("password_enabled", password), ("mfa_active", mfa), ("user_creation_time", "soon"));

        finding.Verdict.Should().Be(verdict);
        finding.Message.Should().Be(message);
        string.Join(' ', finding.Cells.Select(cell => cell.Column)).Should().Be(cells);
    }

    private static Finding Judge(Rule rule, params (string Column, string Cell)[] cells) =>
        FindingList.Of(rule, new ReportText().Row("alice", cells).ToString()).Should().ContainSingle().Subject;
}
