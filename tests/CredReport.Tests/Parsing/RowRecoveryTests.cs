using CredReport.Model;
using CredReport.Parsing;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Parsing;

/// <summary>Rows with bare commas and odd quotes are cut by what each cell can hold, or refused; never guessed.</summary>
public sealed class RowRecoveryTests
{
    private const string A = "arn:aws:iam::111122223333:user/";

    /// <summary>The 20 cells behind the ARN. Every date that can be there is there, so that a row cut in the wrong place finds one.</summary>
    private const string Behind = "2025-01-10T08:00:00Z,true,2025-06-01T09:30:00Z,2025-01-10T08:00:00Z,2026-06-01T00:00:00Z,true,"
        + "true,2025-01-10T08:00:01Z,2025-06-02T10:00:00Z,us-east-1,s3,true,2025-02-01T00:00:00Z,2025-06-03T10:00:00Z,eu-west-1,ec2,"
        + "true,2025-03-01T00:00:00Z,true,2025-04-01T00:00:00Z";

    [Theory]
    [InlineData($"a,b,{A}a,b", "a,b", A + "a,b")]
    [InlineData($"a,b,c,{A}x/a,b,c", "a,b,c", A + "x/a,b,c")]
    [InlineData($",,{A},", ",", A + ",")]
    [InlineData($"alice,{A}x,y/alice", "alice", A + "x,y/alice")]
    [InlineData($"alice,{A}x,arn:y/alice", "alice", A + "x,arn:y/alice")]
    [InlineData($"a,b,{A}x,y/a,b", "a,b", A + "x,y/a,b")]
    [InlineData($"\"a,b\",{A}x,y/a,b", "a,b", A + "x,y/a,b")]
    [InlineData($"a,b,\"{A}x,y/a,b\"", "a,b", A + "x,y/a,b")]
    [InlineData($"a,b,\"{A}x\"\"y/a,b\"", "a,b", A + "x\"y/a,b")]
    [InlineData($"a,b,\"{A}x/a,b\"\"\"", "a,b", A + "x/a,b\"")]
    // A quotation mark that is no quoting is data.
    [InlineData($"alice,{A}te\"am/alice", "alice", A + "te\"am/alice")]
    [InlineData($"al\"ice,{A}alice", "al\"ice", A + "alice")]
    [InlineData($"\"alice,{A}alice", "\"alice", A + "alice")]
    [InlineData($"\"a,b,{A}a,b", "\"a,b", A + "a,b")]
    [InlineData($"alice,\"{A}alice", "alice", "\"" + A + "alice")]
    [InlineData("<root_account>,\"arn:aws:iam::111122223333:root", "<root_account>", "\"arn:aws:iam::111122223333:root")]
    // The quoted ARN begins before the bare one that it seems to hold.
    [InlineData($"bob,\"{A}a,arn:b\"c/bob\"", "bob", A + "a,arn:b\"c/bob")]
    public void Name_and_ARN_are_told_apart(string beginning, string user, string arn)
    {
        ReadReport report = ReadReport.Of(new ReportText().Line($"{beginning},{Behind}").Row("carlos").ToString());

        report.Codes.Should().Equal("recovered-row");
        report.RowsRefused.Should().Be(0);
        report.Users.Should().Equal(user, "carlos");
        Cells(report.Rows[0]).Should().Equal([user, arn, .. Behind.Split(',')]);
        report.Rows[0].Line.Should().Be(2);
    }

    [Theory]
    [InlineData($"\"a,b\",\"{A}a,b\"", "a,b", A + "a,b")]
    [InlineData($"\"alice\",\"{A}te\"\"am/alice\"", "alice", A + "te\"am/alice")]
    public void Quoted_commas_and_doubled_quotes_are_regular(string beginning, string user, string arn)
    {
        ReadReport report = ReadReport.Of(new ReportText().Line($"{beginning},{Behind}").ToString());

        report.Codes.Should().BeEmpty();
        Cells(report.Rows.Single()).Should().Equal([user, arn, .. Behind.Split(',')]);
    }

    [Fact]
    public void A_stray_quote_behind_the_ARN_stays_in_its_cell()
    {
        ReadReport report = ReadReport.Of(new ReportText().Line($"alice,{A}alice,{Behind.Replace("s3", "s\"3", StringComparison.Ordinal)}").ToString());

        report.Codes.Should().Equal("recovered-row");
        report.Rows.Single().Text(ReportColumn.AccessKey1LastUsedService).Should().Be("s\"3");
        report.Rows.Single().Text(ReportColumn.AccessKey1LastUsedRegion).Should().Be("us-east-1");
    }

    [Fact]
    public void Cells_too_many_at_the_end_are_refused_whatever_comes_to_stand_in_the_place_of_the_creation_time()
    {
        for (int more = 1; more <= 22; more++)
        {
            ReadReport report = ReadReport.Of(new ReportText().Line($"alice,{A}alice,{Behind}{new string(',', more)}").Row("carlos").ToString());

            report.Codes.Should().Equal(["too-many-cells"], "there are {0} cells too many", more);
            report.Users.Should().Equal("carlos");
        }
    }

    [Fact]
    public void Too_few_cells_are_refused_wherever_the_row_ends()
    {
        string[] cells = ["alice", A + "alice", .. Behind.Split(',')];
        for (int count = 1; count < 22; count++)
        {
            ReadReport report = ReadReport.Of(new ReportText().Line(string.Join(',', cells.Take(count))).Row("carlos").ToString());

            report.Codes.Should().Equal(["too-few-cells"], "there are {0} cells", count);
            report.Users.Should().Equal("carlos");
        }
    }

    [Theory]
    [InlineData($"a,b,N/A,{Behind}", "too-many-cells")] // nothing marks the ARN
    [InlineData($",{A}alice,x,{Behind}", "too-many-cells")] // nobody is named
    [InlineData($"alice,{A}bob,x,{Behind}", "too-many-cells")] // the ARN is another's
    [InlineData($"\"alice\"x,{A}alice,{Behind}", "stray-quote")]
    [InlineData($"\"alice,{A}alice,x,{Behind}", "stray-quote")] // the quote is off, and a cell too many stands behind the ARN
    public void Any_other_odd_row_is_refused(string row, string code)
    {
        ReadReport report = ReadReport.Of(new ReportText().Line(row).Row("carlos").ToString());

        report.Codes.Should().Equal(code);
        report.RowsRefused.Should().Be(1);
        report.Users.Should().Equal("carlos");
    }

    [Fact]
    public void Under_a_header_that_is_not_AWSs_own_an_odd_row_is_refused()
    {
        string header = "user,arn,user_creation_time,note";

        ReadReport report = ReadReport.Of($"{header}\na,b,{A}a,b,2025-01-10T08:00:00Z,x\nal\"ice,{A}alice,2025-01-10T08:00:00Z,x\ncarlos,{A}carlos,2025-01-10T08:00:00Z,x");

        report.Codes.Should().Equal("too-many-cells", "stray-quote");
        report.Users.Should().Equal("carlos");
    }

    private static IEnumerable<string> Cells(ReportRow row) => Enumerable.Range(0, 22).Select(column => row.Text((ReportColumn)column));
}
