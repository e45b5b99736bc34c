using System.Collections.Concurrent;
using CredReport.Evaluation;
using CredReport.Evaluation.Exceptions;
using CredReport.Input;
using CredReport.Model;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;

namespace CredReport.Tests.Evaluation.Pipeline;

/// <summary>Compares what a report gives in one chunk on one thread with what it gives in small chunks on several.</summary>
internal static class ChunkComparison
{
    private const int Seed = 20_261_124;

    private static readonly Rule[] AllRules = [.. BuiltInRules.Ids.Select(BuiltInRules.Get)];
    private static readonly Rule[] DefaultRule = [BuiltInRules.Get(BuiltInRules.DefaultId)];
    private static readonly Instant Moment = new(1_770_000_000);

    private static readonly AcceptedRisks Risks = new RiskText()
        .Add("past", ("expires", "2025-12-31")).Add("bob", ("user", "bob")).Add("soon", ("user", "carlos"), ("expires", "2026-02-10"))
        .Add("again", ("user", "bob")).Add("other", ("user", "a")).Read(AllRules);

    private static readonly Pseudonyms Key = Pseudonyms.FromKey("0123456789abcdef0123456789abcdef"u8);

    /// <summary>Compares reports that are made at random, under options at random.</summary>
    /// <param name="count">How many.</param>
    /// <param name="create">Makes one of a seed.</param>
    /// <param name="minimumOfEach">Diagnostics that have to come up in the long run.</param>
    public static void Compare(int count, Func<int, Random, byte[]> create, string[] minimumOfEach)
    {
        ConcurrentBag<string> wrong = [];
        ConcurrentDictionary<string, int> seen = new();
        Parallel.For(0, count, i =>
        {
            int seed = Seed + i;
            Random random = new(seed);
            byte[] bytes = create(seed, random);
            AnalysisOptions options = new()
            {
                ShowAll = random.Next(2) == 0,
                AsOf = random.Next(2) == 0 ? Moment : null,
                AcceptedRisks = random.Next(3) == 0 ? Risks : null,
                Pseudonyms = random.Next(4) == 0 ? Key : null,
                Limits = InputLimits.Default with { LineBytes = random.Next(4) == 0 ? 300 : InputLimits.Default.LineBytes },
                Progress = new AnalysisProgress(),
            };
            Rule[] rules = random.Next(3) == 0 ? AllRules : DefaultRule;
            int size = random.Next(3) == 0 ? 1 : random.Next(1, 900);
            try
            {
                string output = Check(rules, options, bytes, size, threads: random.Next(2, 5), "");
                foreach (string code in minimumOfEach.Where(output.Contains)) seen.AddOrUpdate(code, 1, (_, times) => times + 1);
            }
            catch (Exception e)
            {
                wrong.Add($"Seed {seed}, chunks of {size}: {e.Message}\nThe report in base64: {Convert.ToBase64String(bytes)}");
            }
        });

        wrong.OrderBy(problem => problem.Length).FirstOrDefault().Should().BeNull();
        if (Fuzz.IsLong) seen.Should().HaveCount(minimumOfEach.Length).And.OnlyContain(code => code.Value >= 8, "the reports should be worth it");
    }

    /// <summary>Compares one report, and answers what one thread gives.</summary>
    public static string Check(Rule[] rules, AnalysisOptions options, byte[] bytes, int chunkBytes, int threads, string what)
    {
        AnalysisProgress? progress = options.Progress is null ? null : new AnalysisProgress();
        string expected = JudgedOutputs.Of(rules, options, ReportInput.FromBytes(bytes, "report.csv"));
        string actual = JudgedOutputs.Of(rules, (options with { Progress = progress }).InChunks(chunkBytes, threads), ReportInput.FromBytes(bytes, "report.csv"));
        actual.Should().Be(expected, "{0}", what);
        return expected;
    }
}
