using System.Text;
using CredReport.Model;
using CredReport.Parsing;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Parsing;

/// <summary>A line that holds several rows is parted where that is sure, and nowhere else.</summary>
public sealed class ConcatenatedLineSplitterTests
{
    private static readonly string Header = ReportText.Header;

    private static readonly string Root = Row(new ReportText().Root());

    private static readonly string Alice = Row(new ReportText().Row("alice"));

    private static readonly string Bob = Row(new ReportText().Row("bob", ("cert_2_last_rotated", "2024-07-15T12:35:00Z")));

    private static readonly string Carlos = Row(new ReportText().Row("carlos", ("cert_2_last_rotated", "2017-07-18T21:41:36+00:00")));

    [Theory]
    [InlineData("A|H\nB", "alice bob")]
    [InlineData("A|R\nB", "alice <root_account> bob")]
    [InlineData("A|B", "alice bob")]
    [InlineData("B|C", "bob carlos")]
    [InlineData("C|B|A", "carlos bob alice")]
    [InlineData("A|A", "alice alice")] // the same name of another account would be distinguished in no other way
    [InlineData("A|R|A|R", "alice <root_account> alice <root_account>")]
    public void Glued_rows_and_headers_are_parted(string layout, string users)
    {
        ReadReport report = ReadReport.Of(Header + "\n" + Lay(layout));

        report.Users.Should().Equal(users.Split(' '));
        report.Lines.Should().OnlyContain(line => line == 2 || line == 3);
        report.RowsRefused.Should().Be(0);
        report.Codes.Distinct().Except(["repeated-header"]).Should().Equal("joined-line");
        report.Diagnostics.Count(problem => problem.Code == "joined-line").Should().Be(layout.Count(c => c == '|'));
    }

    [Theory]
    [InlineData(@"A\nB", "alice bob")]
    [InlineData(@"A\r\nB\r\nC", "alice bob carlos")]
    [InlineData(@"A\n", "alice")]
    [InlineData(@"A\n\n", "alice")]
    [InlineData(@"\nA", "alice")]
    [InlineData(@"A\nH\nB", "alice bob")]
    public void Line_ends_that_are_written_out_end_rows(string layout, string users)
    {
        ReadReport report = ReadReport.Of(Header + "\n" + Lay(layout));

        report.Users.Should().Equal(users.Split(' '));
        report.Codes.Should().Contain("written-line-end").And.BeSubsetOf(["written-line-end", "repeated-header"]);
        report.RowsRefused.Should().Be(0);
    }

    [Fact]
    public void Written_line_ends_on_every_line_are_said_once()
    {
        ReadReport report = ReadReport.Of($"{Header}\\n\n{Alice}\\n\n{Bob}\\n\n{Carlos}\\n");

        report.Users.Should().Equal("alice", "bob", "carlos");
        report.Lines.Should().Equal(2, 3, 4);
        report.Diagnostics.Should().ContainSingle().Which.Message.Should().Be("Line ends are written out as '\\n' 3 times, on this line first: they were taken for line ends.");
        report.Diagnostics[0].Line.Should().Be(2);
    }

    [Fact]
    public void A_cut_row_in_front_of_a_header_or_of_root_costs_itself_alone()
    {
        string cut = Alice[..^30];

        ReadReport.Of($"{Header}\n{cut}{Header}\n{Bob}").Users.Should().Equal("bob");
        ReadReport report = ReadReport.Of($"{Header}\n{cut}{Root}\n{Bob}");
        report.Users.Should().Equal("<root_account>", "bob");
        report.Codes.Should().Equal("joined-line", "too-few-cells");
        report.RowsRead.Should().Be(3);
    }

    [Theory]
    [InlineData("user,arn,user_creation_time,password_enabled")] // a legal name
    [InlineData("user,arn")]
    public void A_name_may_look_like_the_beginning_of_a_header(string name)
    {
        ReadReport report = ReadReport.Of(new ReportText().Row("alice").Row(name).ToString());

        report.Users.Should().Equal("alice", name);
        report.Codes.Should().Equal("recovered-row");
    }

    [Theory]
    [InlineData("N/A")]
    [InlineData("\\n")]
    [InlineData("x\\ny")]
    [InlineData("N/Ax,arn:y")]
    public void The_path_of_an_ARN_parts_nothing(string path)
    {
        ReadReport report = ReadReport.Of(new ReportText().Row("alice", ("arn", $"arn:aws:iam::111122223333:user/{path}/alice")).Row("b,ob").ToString());

        report.Users.Should().Equal("alice", "b,ob");
        report.Rows[0].Text(ReportColumn.Arn).Should().Be($"arn:aws:iam::111122223333:user/{path}/alice");
    }

    [Fact]
    public void Under_other_headers_a_header_is_parted_and_a_row_is_not()
    {
        const string header = "profile,user,arn,mfa_active";
        const string alice = "p,alice,arn:aws:iam::111122223333:user/alice,true";

        ReadReport.Of($"{header}\n{alice}{header}\n{alice}").Users.Should().Equal("alice", "alice");
        ReadReport.Of($"{header}\n{alice}{alice}\n{alice}").Codes.Should().Equal("too-many-cells");
    }

    [Fact]
    public void A_hostile_line_of_last_cells_is_refused()
    {
        string line = string.Concat(Enumerable.Repeat(",N/Ax", 13_000)) + ",arn:";

        ReadReport report = ReadReport.Of($"{Header}\n{line}\n{Alice}");

        report.Users.Should().Equal("alice");
        report.Codes.Should().Equal("too-many-cells");
    }

    [Theory]
    [InlineData("the last cell of a row")]
    [InlineData("rows")]
    [InlineData("rows with a quotation mark")]
    [InlineData("rows with bare commas in their names")]
    [InlineData("rows of root")]
    [InlineData("the beginning of a row of root")]
    [InlineData("the same without an account")]
    [InlineData("creation times behind an ARN")]
    [InlineData("headers")]
    [InlineData("written line ends")]
    [InlineData("written line ends in a last cell")]
    [InlineData("rows with written line ends")]
    [InlineData("quotation marks")]
    public void The_search_of_a_hostile_line_grows_with_its_length_alone(string kind)
    {
        long small = Work(kind, 16 * 1024);
        long large = Work(kind, 64 * 1024);

        large.Should().BeLessThan(5 * small, "a line that is four times as long takes four times the work");
        large.Should().BeLessThan(64 * 64 * 1024);
    }

    [Theory]
    [InlineData("rows")]
    [InlineData("rows with a quotation mark")]
    [InlineData("the beginning of a row of root")]
    [InlineData("rows with written line ends")]
    public void What_is_held_to_part_a_line_again_and_again_grows_hardly_faster_than_the_line(string kind)
    {
        string[] texts = [.. new[] { 12 * 1024, 48 * 1024 }.Select(length => $"{Header}\n{Hostile(kind, length)}\n")];
        long[] bytes = [.. texts.Select(text =>
        {
            ReadReport.Of(text);
            long before = GC.GetAllocatedBytesForCurrentThread();
            ReadReport.Of(text);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        })];

        bytes[1].Should().BeLessThan(6 * bytes[0], "each part is half as long as what it is a part of");
    }

    [Fact]
    public void A_line_of_hundreds_of_rows_gives_each_in_its_order()
    {
        string[] users = [.. Enumerable.Range(0, 150).Select(i => $"user{i:d3}")];
        string line = string.Concat(users.Select(user => Row(new ReportText().Row(user))));

        ReadReport report = ReadReport.Of($"{Header}\n{line}");

        report.Users.Should().Equal(users);
        report.Codes.Should().HaveCount(149).And.OnlyContain(code => code == "joined-line");
    }

    [Fact]
    public void Of_headers_one_behind_the_other_the_last_one_says_all()
    {
        ReadReport report = ReadReport.Of($"{Header}\n{Alice}{Header}{Header}{Header}\n{Bob}");

        report.Users.Should().Equal("alice", "bob");
        report.Codes.Should().Equal("joined-line", "repeated-header");
    }

    [Fact]
    public void A_row_with_odd_quotes_and_a_quoted_ARN_is_parted_from_the_next()
    {
        string odd = Alice.Replace("alice,arn:aws:iam::111122223333:user/alice", "al\"ice,\"arn:aws:iam::111122223333:user/alice\"", StringComparison.Ordinal);

        ReadReport.Of($"{Header}\n{odd}{Bob}{odd}{Carlos}").Users.Should().Equal("al\"ice", "bob", "al\"ice", "carlos");
    }

    private static long Work(string kind, int length)
    {
        ReportHeader header = new(Header.Split(','), ',');
        ConcatenatedLineSplitter line = new(Encoding.UTF8.GetBytes(Hostile(kind, length)), header);
        line.TrySplit(out _, out _);
        return line.BytesRead;
    }

    private static string Hostile(string kind, int length)
    {
        const string unnamed = "<root_account>,arn::::::";
        string cells = string.Concat(Enumerable.Repeat(",N/A", 20));
        string unit = kind switch
        {
            "the last cell of a row" => ",N/Ax",
            "rows" => Alice,
            "rows with a quotation mark" => Alice.Replace("alice,", "al\"ice,", StringComparison.Ordinal),
            "rows with bare commas in their names" => Alice.Replace("alice,", "a,b,c,d,", StringComparison.Ordinal).Replace("/alice", "/a,b,c,d", StringComparison.Ordinal),
            "rows of root" => Root,
            "the beginning of a row of root" => "<root_account>,arn:",
            "the same without an account" => unnamed,
            "creation times behind an ARN" => ",2024-07-15T12:35:00Zx",
            "headers" => Header,
            "written line ends" => @"\n",
            "written line ends in a last cell" => @"\nx",
            "rows with written line ends" => Alice + @"\n",
            _ => ",\"",
        };
        string start = kind switch
        {
            "creation times behind an ARN" => "u,arn:aws:iam::111122223333:user/u",
            "written line ends in a last cell" => "u,arn:aws:iam::111122223333:user/other" + cells,
            _ => "u,",
        };
        return start + string.Concat(Enumerable.Repeat(unit, (length - start.Length) / unit.Length)) + (kind == "headers" ? "" : ",arn:x");
    }

    private static string Lay(string layout) => string.Concat(layout.Select(c => c switch
    {
        'H' => Header,
        'R' => Root,
        'A' => Alice,
        'B' => Bob,
        'C' => Carlos,
        '|' => "",
        _ => c.ToString(),
    }));

    private static string Row(ReportText text) => text.ToString().Split('\n')[1];
}
