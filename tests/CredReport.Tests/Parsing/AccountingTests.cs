using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Parsing;

/// <summary>Whatever happened to a report: every row of it is judged or reported, once, and nothing throws.</summary>
public sealed class AccountingTests
{
    private const int Mutations = 20_000;
    private const int Seed = 20_260_131;

    private static readonly Analysis Analysis = new([BuiltInRules.Get(BuiltInRules.DefaultId)], new AnalysisOptions { ShowAll = true });

    /// <summary>What the reports come in, by turns: most as they are, the line numbers being those of the text inside.</summary>
    private static readonly Func<byte[], byte[]>[] Envelopes = [Answer, Zip, csv => csv, csv => csv, csv => csv, csv => csv, csv => csv, csv => csv];

    private static readonly string[] RowErrors = ["too-few-cells", "too-many-cells", "stray-quote", "line-too-long", "missing-user"];

    [Fact]
    public void Every_row_of_a_mutilated_report_is_judged_or_reported()
    {
        ConcurrentDictionary<string, int> seen = new();
        ConcurrentBag<string> wrong = [];
        Parallel.For(0, Mutations, i =>
        {
            byte[] bytes = MutilatedReport.Of(Seed + i);
            string? problem;
            try
            {
                problem = Check(bytes, Envelopes[i % Envelopes.Length], seen);
            }
            catch (Exception e)
            {
                problem = e.ToString();
            }

            if (problem is not null) wrong.Add($"Seed {Seed + i}: {problem}\nThe report in base64: {Convert.ToBase64String(bytes)}");
        });

        wrong.OrderBy(problem => problem.Length).FirstOrDefault().Should().BeNull();

        // The reports were worth it: most are known as reports, and every kind of damage to a row is among them.
        seen["a report"].Should().BeGreaterThan(Mutations * 3 / 4);
        seen["several rows judged"].Should().BeGreaterThan(Mutations / 4);
        seen["rows judged and not judged"].Should().BeGreaterThan(Mutations / 10);
        string[] kinds = [.. RowErrors, "recovered-row", "odd-arn", "unreadable-timestamp", "unreadable-boolean", "missing-column", "report-not-judged", "broken-header", "not-a-report",
            "joined-line", "repeated-header", "changed-header", "written-line-end", "side-line", "duplicate-user", "key-older-than-user", "active-key-without-date", "a line parted"];
        foreach (string code in kinds)
            seen.GetValueOrDefault(code).Should().BeGreaterThan(10, "reports with {0} should be among them", code);
    }

    [Fact]
    public void A_mutilated_answer_of_the_AWS_CLI_is_judged_or_refused()
    {
        byte[] whole = Answer(new ReportText().Root().Row("alice").Row("bob").ToBytes());
        Parallel.For(0, 2000, i =>
        {
            Random random = new(Seed + i);
            byte[] bytes = whole[..(i % 3 == 0 ? random.Next(whole.Length) : whole.Length)];
            for (int flips = random.Next(3); flips > 0 && bytes.Length > 0; flips--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);

            SourceResult result = Analysis.Run([ReportInput.FromBytes(bytes, "answer.json")], new CollectingWriter()).Sources.Single();

            bool isAccounted = result.Rows.Read == result.Rows.Judged + result.Rows.NotJudged;
            bool saysWhy = result.Form is not null || result.Diagnostics.Any(problem => problem.Severity == DiagnosticSeverity.Error);
            (isAccounted && saysWhy).Should().BeTrue("with seed {0}", Seed + i);
        });
    }

    /// <summary>What is wrong with the account of a report; null when nothing is.</summary>
    private static string? Check(byte[] csv, Func<byte[], byte[]> envelope, ConcurrentDictionary<string, int> seen)
    {
        CollectingWriter writer = new();
        SourceResult result = Analysis.Run([ReportInput.FromBytes(envelope(csv), "report")], writer).Sources.Single();
        foreach (string code in result.Diagnostics.Select(problem => problem.Code).Distinct()) Count(seen, code);

        RowCounts rows = result.Rows;
        if (rows.Read != rows.Judged + rows.NotJudged) return $"{rows} does not add up.";
        if (writer.Findings.Count != rows.Judged) return $"{writer.Findings.Count} verdicts for {rows.Judged} judged rows.";

        bool isReport = result.Form is not null && !result.Diagnostics.Any(problem => problem.Code == "broken-header" || (problem.Code == "line-too-long" && rows.Read == 0));
        if (!isReport) return result.Diagnostics.Any(problem => problem.Severity == DiagnosticSeverity.Error) ? null : "It is refused without a word.";

        Count(seen, "a report");
        if (rows.Judged > 1) Count(seen, "several rows judged");
        if (rows.Judged > 0 && rows.NotJudged > 0) Count(seen, "rows judged and not judged");

        if (result.Diagnostics.Any(problem => problem.Code == "report-not-judged") && rows.Judged == 0) return null;

        // A written line end in the header makes lines of them all.
        if (result.Form!.EndsWith("escaped-text", StringComparison.Ordinal)) return null;

        // The first of the lines that were skipped is taken for the header here; the others are no rows.
        Diagnostic? skip = result.Diagnostics.FirstOrDefault(problem => problem.Code == "skipped-lines");
        int skipped = skip is null ? 0 : int.Parse(skip.Message.Split(' ')[0], CultureInfo.InvariantCulture) - 1;
        List<(long Line, string Text)> expected = Lines(csv)[skipped..];
        IEnumerable<long> judged = writer.Findings.Select(finding => finding.Line);
        IEnumerable<long> refused = result.Diagnostics.Where(problem => RowErrors.Contains(problem.Code) || problem.Code is "side-line" or "odd-line-end").Select(problem => problem.Line ?? 0);
        Dictionary<long, int> accounted = judged.Concat(refused).CountBy(line => line).ToDictionary();
        HashSet<long> parted = [.. result.Diagnostics.Where(problem => problem.Code == "joined-line").Select(problem => problem.Line ?? 0)];
        bool changesHeader = result.Diagnostics.Any(problem => problem.Code == "changed-header");

        foreach ((long line, string text) in expected)
        {
            int times = accounted.GetValueOrDefault(line);
            bool isParted = parted.Contains(line) || text.Contains("\\n", StringComparison.Ordinal);
            accounted.Remove(line);
            if (times == 0 && !HoldsNoRow(text) && !changesHeader) return $"Line {line} is neither judged nor reported: {text}";
            if (times > 1 && !isParted) return $"Line {line} is accounted for {times} times: {text}";
            if (times > 1) Count(seen, "a line parted");
        }

        return accounted.Count == 0 ? null : $"Line {accounted.Keys.First()} is accounted for, and holds nothing.";
    }

    /// <summary>Whether a line is a header again, or holds nothing but separators, blanks, a byte order mark and line ends that are written out.</summary>
    private static bool HoldsNoRow(string line)
    {
        string text = line.Replace("\\r", "", StringComparison.Ordinal).Replace("\\n", "", StringComparison.Ordinal).TrimStart('\uFEFF');
        string[] cells = text.Split(',', ';', '\t').Select(cell => cell.Trim(' ', '"')).ToArray();
        return cells.All(cell => cell.Trim('\f', '\t').Length == 0) || (cells.Contains("user") && cells.Any(cell => cell != "user" && ReportText.Columns.Contains(cell)));
    }

    /// <summary>The lines behind the header that hold anything, counted without the reader: a line ends at LF, CR LF or CR.</summary>
    private static List<(long Line, string Text)> Lines(byte[] csv)
    {
        ReadOnlySpan<byte> text = csv.AsSpan(csv.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0);
        List<(long, string)> lines = [];
        bool hasHeader = false;
        long line = 1;
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != '\n' && text[i] != '\r') continue;

            ReadOnlySpan<byte> content = text[start..i];
            if (!hasHeader) hasHeader = content.IndexOfAnyExcept((byte)' ', (byte)'\t') >= 0;
            else if (content.Length > 0) lines.Add((line, Encoding.UTF8.GetString(content)));

            if (i + 1 < text.Length && text[i] == '\r' && text[i + 1] == '\n') i++;
            start = i + 1;
            line++;
        }

        return lines;
    }

    private static byte[] Zip(byte[] csv)
    {
        using MemoryStream zipped = new();
        using (GZipStream gzip = new(zipped, CompressionLevel.Fastest)) gzip.Write(csv);
        return zipped.ToArray();
    }

    private static byte[] Answer(byte[] csv) =>
        Encoding.UTF8.GetBytes($"{{\"Content\": \"{Convert.ToBase64String(csv)}\", \"ReportFormat\": \"text/csv\", \"GeneratedTime\": \"2026-01-31T06:00:00Z\"}}");

    private static void Count(ConcurrentDictionary<string, int> seen, string what) => seen.AddOrUpdate(what, 1, (_, count) => count + 1);
}
