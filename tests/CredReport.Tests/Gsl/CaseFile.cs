using CredReport.Model;
using CredReport.Tests.Support;

namespace CredReport.Tests.Gsl;

/// <summary>
/// Reads the tables under <c>Cases</c>. A block stands between empty lines and has one of two forms:
/// <code>
/// rule: IamUser should have mfaActive        one rule, and a row a line under the named columns
/// as-of: 2026-01-31T00:00:00Z                (optional, in either form)
/// columns: user | mfa_active
/// alice | true => pass
///
/// row: mfa_active = true | user = alice      one row, and a rule a line
/// IamUser should have mfaActive => pass
/// </code>
/// A cell left out is <c>N/A</c>, a boolean one <c>false</c>; <c>""</c> is an empty cell and <c>-</c> a column that the file lacks.
/// A line that starts with <c>#</c> is a comment.
/// </summary>
internal static class CaseFile
{
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.txt").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static string Folder => Checkout.Path("tests", "CredReport.Tests", "Gsl", "Cases");

    /// <summary>All cases of one file, in its order.</summary>
    public static List<EvaluationCase> Read(string name)
    {
        List<EvaluationCase> cases = [];
        Dictionary<string, string> head = [];
        string[] lines = File.ReadAllLines(Path.Combine(Folder, name));
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.StartsWith('#')) continue;
            if (line.Length == 0)
            {
                head.Clear();
                continue;
            }

            int arrow = line.LastIndexOf("=>", StringComparison.Ordinal);
            if (arrow >= 0) cases.Add(Case($"{name}:{i + 1}", head, line[..arrow].Trim(), line[(arrow + 2)..].Trim()));
            else AddHead($"{name}:{i + 1}", head, line);
        }

        return cases;
    }

    private static void AddHead(string place, Dictionary<string, string> head, string line)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        string key = colon < 0 ? line : line[..colon];
        if (key is not ("rule" or "row" or "as-of" or "columns")) throw new InvalidDataException($"{place}: '{line}' has no verdict.");
        head.Add(key, line[(colon + 1)..].Trim());
    }

    private static EvaluationCase Case(string place, Dictionary<string, string> head, string text, string verdict)
    {
        Instant? asOf = null;
        if (head.TryGetValue("as-of", out string? moment))
            asOf = Instant.TryParse(moment, out Instant parsed) ? parsed : throw new InvalidDataException($"{place}: '{moment}' is no moment.");

        if (!head.TryGetValue("rule", out string? rule))
        {
            Dictionary<string, string?> row = Split(head["row"]).Select(cell => cell.Split('=', 2)).ToDictionary(cell => cell[0].Trim(), cell => Cell(cell[1].Trim()));
            return new EvaluationCase(place, text, asOf, row, verdict);
        }

        string[] columns = Split(head["columns"]);
        string[] cells = Split(text);
        if (columns.Length != cells.Length) throw new InvalidDataException($"{place}: {cells.Length} cells under {columns.Length} columns.");
        Dictionary<string, string?> named = columns.Zip(cells).ToDictionary(pair => pair.First, pair => Cell(pair.Second));
        return new EvaluationCase(place, rule, asOf, named, verdict);
    }

    private static string[] Split(string text) => text.Length == 0 ? [] : text.Split('|', StringSplitOptions.TrimEntries);

    private static string? Cell(string text) => text switch
    {
        "-" => null,
        "\"\"" => "",
        _ => text,
    };
}
