using System.Globalization;
using System.Text;
using CredReport.Evaluation;
using CredReport.Model;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Pipeline;

/// <summary>A report gives the same wherever it is cut into chunks: between odd lines, headers, and users of an account.</summary>
public sealed class ChunkBoundaryTests
{
    private static readonly Rule[] AllRules = [.. BuiltInRules.Ids.Select(BuiltInRules.Get)];
    private static readonly Rule[] DefaultRule = [BuiltInRules.Get(BuiltInRules.DefaultId)];
    private static readonly Instant Moment = new(1_770_000_000);

    private static string Header => ReportText.Header;

    [Theory]
    [InlineData("bob,\"arn:aws:iam::111122223333:user/bob\nalice,arn:aws:iam::111122223333:user/alice,2025-01-10T08:00:00Z")]
    [InlineData("\n\n\r\n\r\rbob\n")]
    [InlineData("\uFEFFbob\n\uFEFF\n\0\n")]
    [InlineData("#TYPE x\nsep=,\n")]
    [InlineData("\\n\nx\\n\n\\n")]
    [InlineData("")]
    public void Of_lines_that_are_odd(string lines)
    {
        string report = new ReportText().Root().Row("bob").Row("carlos", ("access_key_1_active", "true")).Line(lines).Row("bob").Line(Header).Row("dora").ToString();
        foreach (string text in (string[])[report, report + "\n", report.Replace("\n", "\r\n", StringComparison.Ordinal), report.Replace('\n', '\r'), lines + report, "\n\n" + lines + "\n" + report])
        {
            for (int bytes = 1; bytes < 600; bytes += 1 + (bytes / (Fuzz.IsLong ? 8 : 2))) ChunkComparison.Check(DefaultRule, new AnalysisOptions { ShowAll = true }, Encoding.UTF8.GetBytes(text), bytes, threads: 2, text);
        }
    }

    [Fact]
    public void Where_headers_change_and_columns_are_missing()
    {
        string narrow = "user,arn,mfa_active\n" + string.Join('\n', Enumerable.Range(0, 40).Select(i => $"narrow-{i},arn:aws:iam::111122223333:user/narrow-{i},false"));
        ReportText wide = new ReportText().Root();
        for (int i = 0; i < 40; i++) wide.Row($"wide-{i}", ("password_enabled", "true"), ("access_key_1_active", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:00Z"));
        string report = string.Join('\n', wide, narrow, wide, narrow, narrow, wide);

        foreach (int bytes in (int[])[1, 500, 9000]) ChunkComparison.Check(AllRules, new AnalysisOptions { ShowAll = true }, Encoding.UTF8.GetBytes(report), bytes, threads: 3, $"chunks of {bytes}");
    }

    [Fact]
    public void With_more_diagnostics_than_a_result_holds()
    {
        ReportText report = new ReportText().Root();
        for (int i = 0; i < 1500; i++) report.Line(i % 3 == 0 ? $"x{i}" : $"user-{i % 700},arn:aws:iam::111122223333:user/user-{i % 700},2025-01-10T08:00:00Z,maybe{string.Concat(Enumerable.Repeat(",soon", 18))}");

        foreach (int bytes in (int[])[10_000, 200_000]) ChunkComparison.Check(AllRules[..6], new AnalysisOptions { ShowAll = true, AsOf = Moment }, report.ToBytes(), bytes, threads: 2, $"chunks of {bytes}");
    }

    [Fact]
    public void Of_an_account_with_too_many_users_and_of_more_users_than_are_remembered()
    {
        StringBuilder report = new("user,arn,user_creation_time,password_enabled,access_key_1_last_rotated\n");
        AddUsers(report, account: 1, count: 100);
        AddUsers(report, account: 2, count: 5003);
        for (int account = 3; account < 17; account++) AddUsers(report, account, count: 4900);
        AddUsers(report, account: 16, count: 10);
        AddUsers(report, account: 1, count: 10);
        byte[] bytes = Encoding.UTF8.GetBytes(report.ToString());

        foreach (int size in (int[])[10_000]) ChunkComparison.Check(DefaultRule, new AnalysisOptions(), bytes, size, threads: 2, $"chunks of {size}").Should().Contain("more than 5000 users").And.Contain("comes again after").And.Contain("is listed twice");
    }

    private static void AddUsers(StringBuilder report, int account, int count)
    {
        for (int i = 0; i < count; i++) report.Append(CultureInfo.InvariantCulture, $"user-{i:D5},arn:aws:iam::{account:D12}:user/user-{i:D5},2025-01-10T08:00:00Z,false,N/A\n");
    }
}
