using System.Globalization;
using CredReport.Evaluation;

namespace CredReport.Reporting;

/// <summary>Numbers in sentences.</summary>
internal static class Counted
{
    private static readonly (Verdict Verdict, string Words)[] Order =
    [
        (Verdict.Fail, "fail"), (Verdict.NotAssessable, "not assessable"), (Verdict.Excluded, "excluded"), (Verdict.Pass, "pass"), (Verdict.NotRelevant, "not relevant"),
    ];

    /// <summary><c>1 user</c>, <c>2 users</c>.</summary>
    public static string Of(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>A verdict in words: <c>not assessable</c>.</summary>
    public static string Word(Verdict verdict) => Array.Find(Order, item => item.Verdict == verdict).Words;

    /// <summary>The verdicts that there are, what fails first: <c>2 fail, 7 pass</c>.</summary>
    public static string Verdicts(VerdictCounts counts)
    {
        string text = string.Join(", ", Order.Where(item => counts[item.Verdict] > 0)
            .Select(item => string.Create(CultureInfo.InvariantCulture, $"{counts[item.Verdict]} {item.Words}")));
        return text.Length > 0 ? text : "no verdict";
    }
}
