using CredReport.Diffing;
using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Rules;

namespace CredReport.Tests.Support;

/// <summary>Compares reports in memory.</summary>
internal static class ReportDiff
{
    /// <summary>A moment in the middle of what the tests' reports tell of.</summary>
    public const string Created = "2025-01-10T08:00:00Z";

    /// <summary>Compares two reports by the default rule.</summary>
    public static ComparisonResult Of(ReportText old, ReportText @new) => Of(old, @new, BuiltInRules.Get(BuiltInRules.DefaultId));

    /// <summary>Compares two reports by some rules.</summary>
    public static ComparisonResult Of(ReportText old, ReportText @new, params Rule[] rules) => Of([Input(old, "old.csv")], [Input(@new, "new.csv")], rules: rules);

    /// <summary>Compares two sides.</summary>
    public static ComparisonResult Of(IReadOnlyList<ReportInput> old, IReadOnlyList<ReportInput> @new, AnalysisOptions? options = null, params Rule[] rules) =>
        new Comparison(rules.Length > 0 ? rules : [BuiltInRules.Get(BuiltInRules.DefaultId)], options).Run(old, @new);

    /// <summary>A report with a name.</summary>
    public static ReportInput Input(ReportText report, string name) => ReportInput.FromBytes(report.ToBytes(), name);

    /// <summary>Compares two rows of one user, alice, in reports of 2025-06-01 and a month later.</summary>
    public static ComparisonResult OfAlice((string, string)[] old, (string, string)[] @new, params Rule[] rules) => Of(OfAlice(6, old), OfAlice(7, @new), rules);

    /// <summary>A report with the row of alice; the sign-in of somebody else on the first of the month is its moment.</summary>
    public static ReportText OfAlice(int month, params (string, string)[] cells) =>
        new ReportText().Root().Row("alice", cells).Row("witness", ("password_last_used", $"2025-{month:00}-01T08:00:00Z"));

    /// <summary>Cells of a row, written <c>mfa_active=true; cert_1_active=true</c>; in front of a slot's cells <c>key1</c> or <c>cert2</c> stands for its columns.</summary>
    public static (string Column, string Cell)[] Cells(string text) =>
    [
        .. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).SelectMany(pair => Expand(pair[0], pair[1])),
    ];

    /// <summary><c>key1=true 2025-02-01 2025-03-01</c>: active, made, last used.</summary>
    private static IEnumerable<(string, string)> Expand(string name, string cell)
    {
        bool isSlot = name.Length <= 5 && char.IsAsciiDigit(name[^1]);
        if (!isSlot) return [(name, Moment(cell))];

        string[] parts = cell.Split(' ');
        string prefix = name.StartsWith("key", StringComparison.Ordinal) ? $"access_key_{name[^1]}" : $"cert_{name[^1]}";
        List<(string, string)> cells = [($"{prefix}_active", parts[0]), ($"{prefix}_last_rotated", Moment(parts[1]))];
        if (parts.Length > 2) cells.Add(($"{prefix}_last_used_date", Moment(parts[2])));
        return cells;
    }

    private static string Moment(string cell) => cell.Length == 10 && cell[4] == '-' ? $"{cell}T08:00:00Z" : cell;
}
