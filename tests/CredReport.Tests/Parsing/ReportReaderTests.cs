using System.Text;
using CredReport.Diagnostics;
using CredReport.Input;
using CredReport.Model;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Parsing;

/// <summary>From the bytes of a report to its rows.</summary>
public sealed class ReportReaderTests
{
    /// <summary>The longest line that is read.</summary>
    private const int LineLimit = 65536;

    [Theory]
    [InlineData("H\nA\nB", 2, 3)]
    [InlineData("H\nA\nB\n", 2, 3)]
    [InlineData("H\r\nA\r\nB\r\n", 2, 3)]
    [InlineData("H\rA\rB", 2, 3)]
    [InlineData("H\rA\rB\r", 2, 3)]
    [InlineData("\uFEFFH\nA\nB", 2, 3)]
    [InlineData("\uFEFFH\r\nA\r\nB", 2, 3)]
    [InlineData("\uFEFF\n\nH\nA\nB", 4, 5)]
    [InlineData("\r\n\r\nH\r\nA\r\nB", 4, 5)]
    [InlineData("  \n\t\nH\nA\nB", 4, 5)]
    [InlineData("H\n\nA\n\n\nB\n\n", 3, 6)]
    [InlineData("H\r\n\r\nA\r\n\r\nB", 3, 5)]
    [InlineData("H\r\rA\r\rB", 3, 5)]
    [InlineData("H\r\nA\rB\n", 2, 3)]
    [InlineData("H\nA\n\r\n\rB\n", 2, 5)]
    public void Rows_know_their_lines(string layout, long alice, long bob)
    {
        ReadReport report = ReadReport.Of(Lay(layout));

        report.Users.Should().Equal("alice", "bob");
        report.Lines.Should().Equal(alice, bob);
        report.RowsRead.Should().Be(2);
        report.Diagnostics.Should().BeEmpty();
    }

    [Theory]
    [InlineData(",")]
    [InlineData(" , \t")]
    [InlineData(",,,,")]
    [InlineData("   ")]
    [InlineData("\f")]
    [InlineData("\"\",\" \"")]
    [InlineData("\u00A0")]
    public void A_line_of_separators_and_blanks_is_no_row(string line)
    {
        ReadReport report = ReadReport.Of($"user,arn\n{line}\nalice,arn:aws:iam::111122223333:user/alice\n{line}\n{line}");

        report.Users.Should().Equal("alice");
        report.Lines.Should().Equal(3);
        report.RowsRead.Should().Be(1);
        report.Diagnostics.Should().BeEmpty();
    }

    [Theory]
    [InlineData("(5 rows)")]
    [InlineData("(1 row)")]
    [InlineData("5 rows in set (0.00 sec)")]
    [InlineData("(5 rows affected)")]
    [InlineData("1,234 records")]
    [InlineData("Total: 5")]
    [InlineData("Total users: 5")]
    [InlineData("Total number of users = 5")]
    [InlineData("total,5")]
    [InlineData("TOTAL,,")]
    [InlineData("\"Total: 5\"")]
    [InlineData("Number of rows: 5")]
    [InlineData("Row count: 5")]
    [InlineData("Users: 5")]
    [InlineData("Time: 5.123 ms")]
    [InlineData("Completion time: 2026-01-31T06:00:00.1+00:00")]
    [InlineData("[dev]")]
    [InlineData("// dev")]
    [InlineData(">>> dev")]
    [InlineData("=== dev ===")]
    [InlineData("--- dev, 444455556666 ---")]
    [InlineData("==> dev.csv <==")]
    [InlineData("*** dev")]
    [InlineData("# dev")]
    [InlineData("## Development")]
    [InlineData("```")]
    public void A_count_of_rows_or_a_label_is_skipped_with_a_warning(string line)
    {
        ReadReport report = ReadReport.Of(new ReportText().Row("alice").Line(line).Row("bob").Line(line).ToString());
        bool isSkipped = line != "TOTAL,,";

        report.Users.Should().Equal("alice", "bob");
        report.RowsRead.Should().Be(isSkipped ? 2 : 4);
        report.Diagnostics.Select(problem => $"{problem.Line} {problem.Code} {problem.Severity}: {problem.Message}").Should().Equal(!isSkipped
            ? ["3 too-few-cells Error: The row has 3 cells and the header 22 columns: 'TOTAL,,'. The row was not judged.", "5 too-few-cells Error: The row has 3 cells and the header 22 columns: 'TOTAL,,'. The row was not judged."]
            : [$"3 side-line Warning: The line is a label, a comment or a count of rows, and was skipped: '{line}'.", $"5 side-line Warning: The line is a label, a comment or a count of rows, and was skipped: '{line}'."]);
    }

    [Theory]
    [InlineData("total")]
    [InlineData("users,arn:aws:iam::111122223333:user/users,5")]
    [InlineData("alice 5")]
    [InlineData("--alice--")]
    [InlineData("5,rows")]
    [InlineData("---")]
    [InlineData("#dev")]
    [InlineData("[dev")]
    [InlineData("===dev===")]
    [InlineData("time")]
    public void What_may_be_the_beginning_of_a_row_is_not(string line) =>
        ReadReport.Of(new ReportText().Row("alice").Line(line).ToString()).Codes.Should().Equal("too-few-cells");

    [Fact]
    public void A_count_in_the_first_cell_of_a_row_without_an_ARN_is_no_user()
    {
        ReadReport report = ReadReport.Of("user,arn,mfa_active\nalice,arn:aws:iam::111122223333:user/alice,true\nTotal users: 1,,\nTotal,1,\nTotal,,1\ntotal,arn:aws:iam::111122223333:user/total,1");

        report.Users.Should().Equal("alice", "total");
        report.Codes.Should().Equal("side-line", "side-line", "side-line");
    }

    [Fact]
    public void A_user_may_be_called_like_a_total_where_there_are_no_ARNs() =>
        ReadReport.Of("user,access_key_1_active,mfa_active\ntotal,1,0").Users.Should().Equal("total");

    [Fact]
    public void Labels_before_the_header_are_named()
    {
        ReadReport report = ReadReport.Of($"=== prod ===\n\n# exported\n{new ReportText().Row("alice")}");

        report.Lines.Should().Equal(5);
        report.Diagnostics.Select(problem => (problem.Line, problem.Code)).Should().Equal((1, "side-line"), (3, "side-line"));
    }

    [Fact]
    public void Whole_lines_in_quotation_marks_are_read_and_a_warning_says_so_once()
    {
        string row = new ReportText().Row("alice").ToString().Split('\n')[1];

        ReadReport report = ReadReport.Of($"{ReportText.Header}\n\"{row}\"\n{row}\n\"{row.Replace("alice,arn", "\"alice\",arn", StringComparison.Ordinal)}\"");

        report.Users.Should().Equal("alice", "alice", "alice");
        report.Lines.Should().Equal(2, 3, 4);
        report.RowsRead.Should().Be(3);
        report.Diagnostics.Select(problem => $"{problem.Line} {problem.Code}: {problem.Message}").Should().Equal(
            "2 quoted-line: A whole line is in quotation marks 2 times, on this line first: what is inside was read as the line.");
    }

    [Fact]
    public void A_user_name_with_a_comma_is_no_line_in_quotation_marks() =>
        ReadReport.Of("user,arn\n\"a,b\",\n\"c,d\",\"arn:aws:iam::111122223333:user/c,d\"").Users.Should().Equal("a,b", "c,d");

    [Fact]
    public void A_line_in_many_quotation_marks_costs_its_own_row() =>
        ReadReport.Of(new ReportText().Row("alice").Line(new string('"', 60_000)).Line($"{new string('"', 8191)},{new string('"', 8191)}").Row("bob").ToString()).Users.Should().Equal("alice", "bob");

    [Theory]
    [InlineData("access_key_3_active", "true", "access key 3")]
    [InlineData("access_key_3_active", "TRUE", "access key 3")]
    [InlineData("Access Key 4 Status", "Active", "access key 4")]
    [InlineData("cert_3_active", "1", "certificate 3")]
    public void A_further_key_that_is_active_is_reported(string column, string cell, string credential)
    {
        ReadReport report = ReadReport.Of($"user,arn,{column}\nalice,arn:aws:iam::111122223333:user/alice,false\nbob,arn:aws:iam::111122223333:user/bob,{cell}\ncarlos,arn:aws:iam::111122223333:user/carlos,N/A");

        report.Users.Should().Equal("alice", "bob", "carlos");
        report.Diagnostics.Skip(1).Select(problem => $"{problem.Line} {problem.Code} {problem.Severity}: {problem.Message}").Should().Equal(
            $"3 unjudged-credential Error: The user 'bob' has an active {credential}, which no rule judges.");
    }

    [Fact]
    public void A_date_of_a_further_key_says_nothing_about_its_being_active() =>
        ReadReport.Of("user,arn,access_key_3_last_rotated\nalice,arn:aws:iam::111122223333:user/alice,1").Codes.Should().Equal("unjudged-column");

    [Theory]
    [InlineData("\u2028", "U+2028 (line separator)")]
    [InlineData("\u2029", "U+2029 (paragraph separator)")]
    [InlineData("\u0085", "U+0085 (next line)")]
    public void Lines_that_end_in_other_characters_are_refused(string lineEnd, string name)
    {
        string text = new ReportText().Root().Row("alice").Row("bob").ToString();

        ReadReport.Of(text.Replace("\n", lineEnd, StringComparison.Ordinal)).Diagnostics.Select(problem => $"{problem.Line} {problem.Code}: {problem.Message}").Should().Equal(
            $"1 odd-line-end: Lines end in {name}: expected a line feed, or a carriage return and a line feed.");

        ReadReport mixed = ReadReport.Of($"{text.Replace("Z\nalice", $"Z{lineEnd}alice", StringComparison.Ordinal).Replace("N/A\nbob", $"N/A{lineEnd}bob", StringComparison.Ordinal)}\n{new ReportText().Row("carlos").ToString().Split('\n')[1]}");
        mixed.Users.Should().Equal("<root_account>", "carlos");
        mixed.Diagnostics.Select(problem => $"{problem.Line} {problem.Code}: {problem.Message}").Should().Equal(
            $"3 odd-line-end: A line continues after {name}, which does not end a line: expected a line feed, or a carriage return and a line feed: 'alice,arn:aws:iam::111122223333:user/alice,2025-01-10T08:00:…'. It was not judged.");
    }

    [Fact]
    public void A_long_file_of_such_lines_is_refused_for_them() =>
        ReadReport.Of(string.Join('\u2028', Enumerable.Repeat(new ReportText().Row("alice").ToString().Replace('\n', '\u2028'), 500))).Codes.Should().Equal("odd-line-end");

    [Fact]
    public void One_stray_quote_costs_its_own_row_at_most()
    {
        string row = new ReportText().Row("bob").ToString().Split('\n')[1];
        for (int at = 0; at <= row.Length; at++)
        {
            ReadReport report = ReadReport.Of(new ReportText().Row("alice").Line(row.Insert(at, "\"")).Row("carlos").ToString());

            report.RowsRead.Should().Be(3, "the quote stands at {0}", at);
            report.Users.Should().StartWith("alice").And.EndWith("carlos");
            report.Lines.First().Should().Be(2);
            report.Lines.Last().Should().Be(4);
            report.Diagnostics.Should().ContainSingle(problem => problem.Line == 3, "the quote stands at {0}", at);
        }
    }

    [Fact]
    public void A_stray_quote_in_the_last_cell_of_the_header_does_not_swallow_the_rows()
    {
        ReadReport report = ReadReport.Of($"user,arn,mfa_active,\"note\nalice,N/A,true,x\nbob,N/A,true,x");

        report.Users.Should().Equal("alice", "bob");
        report.Lines.Should().Equal(2, 3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4096)]
    [InlineData(65536)]
    public void The_portions_in_which_bytes_come_do_not_matter(int portion)
    {
        string longName = new('x', LineLimit);
        byte[] bytes = Encoding.UTF8.GetBytes("\uFEFF" + new ReportText().Row("alice").Row(longName).Line("").Row("bob").Row(longName + longName).Row("carlos")
            .ToString().Replace("\n", "\r\n", StringComparison.Ordinal));

        ReadReport report = ReadReport.Of(ReportInput.FromStream(new PortionStream(bytes, portion), "-"));

        report.Users.Should().Equal("alice", "bob", "carlos");
        report.Lines.Should().Equal(2, 5, 7);
        report.Diagnostics.Select(problem => (problem.Code, problem.Line)).Should().Equal(("line-too-long", 3L), ("line-too-long", 6L));
        report.RowsRead.Should().Be(5);
    }

    [Theory]
    [InlineData(LineLimit, true)]
    [InlineData(LineLimit + 1, false)]
    [InlineData(LineLimit + 4, false)]
    [InlineData(LineLimit * 10, false)]
    public void A_line_over_64_KiB_costs_its_own_row(int length, bool isRead)
    {
        string rest = new ReportText().Row("").ToString().Split('\n')[1];
        string name = new('x', length - rest.Length);

        ReadReport report = ReadReport.Of(new ReportText().Row("alice").Line(name + rest).Row("bob").ToString());

        report.Users.Should().Equal(isRead ? ["alice", name, "bob"] : ["alice", "bob"]);
        report.Lines.Last().Should().Be(4);
        report.RowsRead.Should().Be(3);
        report.Diagnostics.Select(problem => $"{problem.Line} {problem.Code}: {problem.Message}").Should().Equal(isRead ? [] :
            [$"3 line-too-long: The line has more than 65536 bytes, where a row has at most about 1,050: '{new string('x', 60)}…'. It was not judged."]);
    }

    [Fact]
    public void A_line_of_1_GiB_costs_its_own_row_and_no_memory()
    {
        byte[] before = new ReportText().Row("alice").Line("x").ToBytes();
        byte[] behind = System.Text.Encoding.UTF8.GetBytes("\n" + new ReportText().Row("bob").ToString().Split('\n')[1]);
        long allocated = GC.GetTotalAllocatedBytes();

        ReadReport report = ReadReport.Of(ReportInput.FromStream(new LongLineStream(before, 1024L * 1024 * 1024, behind), "-"));

        report.Users.Should().Equal("alice", "bob");
        report.Codes.Should().Equal("line-too-long");
        (GC.GetTotalAllocatedBytes() - allocated).Should().BeLessThan(512L * 1024 * 1024, "tests beside this one allocate as well");
    }

    [Fact]
    public void Under_a_header_of_over_64_KiB_nothing_is_read()
    {
        ReadReport report = ReadReport.Of($"user,arn,{new string('x', LineLimit)}\nalice,N/A,x");

        report.Codes.Should().Equal("line-too-long");
        report.Rows.Should().BeEmpty();
    }

    [Theory]
    [InlineData("bob,x", "too-few-cells", "The row has 2 cells and the header 3 columns: 'bob,x'. The row was not judged.")]
    [InlineData("bob", "too-few-cells", "The row has 1 cell and the header 3 columns: 'bob'. The row was not judged.")]
    [InlineData("bob,x,true,", "too-many-cells", "The row has 4 cells and the header 3 columns: 'bob,x,true,'. The row was not judged.")]
    [InlineData("b\"ob,x,true", "stray-quote", "A quotation mark is inside a cell that is not quoted: 'b\"ob,x,true'. The row was not judged.")]
    [InlineData("\"bob\"s,x,true", "stray-quote", "Text follows the closing quotation mark of a cell: '\"bob\"s,x,true'. The row was not judged.")]
    [InlineData("bob,x,\"true", "stray-quote", "A quoted cell is not closed on its line: 'bob,x,\"true'. The row was not judged.")]
    [InlineData(",x,true", "missing-user", "The cell 'user' is empty, so nobody can be named: ',x,true'.")]
    [InlineData("\"\",x,true", "missing-user", "The cell 'user' is empty, so nobody can be named: '\"\",x,true'.")]
    public void A_row_that_is_not_read_is_reported(string row, string code, string message)
    {
        ReadReport report = ReadReport.Of($"user,arn,mfa_active\nalice,x,true\n{row}\ncarlos,x,true");

        Diagnostic problem = report.Diagnostics.Should().ContainSingle().Subject;
        (problem.Code, problem.Message, problem.Line, problem.Source).Should().Be((code, message, 3L, "report.csv"));
        problem.Column.Should().Be(code == "missing-user" ? "user" : null);
        (report.RowsRead, report.RowsRefused).Should().Be((3, 1));
        report.Users.Should().Equal("alice", "carlos");
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void Spreadsheets_may_separate_by_something_else(char separator)
    {
        string text = new ReportText().Row("alice", ("access_key_1_last_used_service", "s3")).ToString().Replace(',', separator) + $"\n\"b{separator}b\"{separator}x";

        ReadReport report = ReadReport.Of(text);

        report.Users.Should().Equal("alice");
        report.Rows[0].Text(ReportColumn.AccessKey1LastUsedService).Should().Be("s3");
        report.Diagnostics.Should().ContainSingle().Which.Message.Should().StartWith("The row has 2 cells and the header 22 columns");
    }

    [Fact]
    public void Quotes_around_cells_are_taken_off()
    {
        ReadReport report = ReadReport.Of("\"user\",\"arn\",\"mfa_active\"\n\"a,b\",\"\",\"true\"\n\"say \"\"hi\"\"\",N/A,false");

        report.Users.Should().Equal("a,b", "say \"hi\"");
        report.Rows[0].Cell(ReportColumn.Arn).IsEmpty.Should().BeTrue();
        report.Rows[0].ToUser().MfaActive.Value.Should().BeTrue();
        report.Diagnostics.Should().BeEmpty();
    }

    private static string Lay(string layout)
    {
        string[] lines = new ReportText().Row("alice").Row("bob").ToString().Split('\n');
        return string.Concat(layout.Select(c => c switch { 'H' => lines[0], 'A' => lines[1], 'B' => lines[2], _ => c.ToString() }));
    }
}
