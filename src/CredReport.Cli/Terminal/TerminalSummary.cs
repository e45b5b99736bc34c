using System.Globalization;
using System.Text;
using CredReport.Evaluation;
using CredReport.Reporting;
using CredReport.Rules;
using Spectre.Console;

namespace CredReport.Cli.Terminal;

/// <summary>The end of the text on a terminal: small tables by rule and by account, and the notes.</summary>
internal static class TerminalSummary
{
    /// <summary>A table is for the eye: past this many rows the plain lines are shown.</summary>
    private const int MostRows = 20;

    /// <summary>Wide enough that no name is wrapped or cut; the terminal wraps lines itself.</summary>
    private const int Width = 1000;

    public static string Compose(AnalysisResult result, bool explained)
    {
        AnalysisSummary summary = result.Summary;
        if (!result.AnyJudged || summary.ByRule.Count > MostRows || summary.ByAccount.Count > MostRows) return TextSummary.Compose(result, explained);

        using StringWriter text = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = true;

        console.Write(Rules(summary));
        if (summary.ByAccount.Count > 1) console.Write(Accounts(summary));
        string tables = string.Join('\n', text.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));

        StringBuilder lines = new();
        lines.Append(TextSummary.Headline(result)).Append('\n').Append(tables);
        foreach (string note in TextSummary.Notes(result, explained)) lines.Append(note).Append('\n');
        return lines.ToString();
    }

    private static Table Rules(AnalysisSummary summary)
    {
        Table table = Begin("Rule", "Severity");
        foreach (RuleSummary rule in summary.ByRule) Add(table, [rule.Rule.Id, rule.Rule.Severity.Word()], rule.Verdicts);
        return table;
    }

    private static Table Accounts(AnalysisSummary summary)
    {
        Table table = Begin("Account", "Users");
        foreach (AccountSummary account in summary.ByAccount)
            Add(table, [account.Account ?? "unknown", account.Users.ToString(CultureInfo.InvariantCulture)], account.Verdicts);
        return table;
    }

    private static Table Begin(params string[] names)
    {
        Table table = new Table().Border(TableBorder.Rounded);
        foreach (string name in names) table.AddColumn(new TableColumn(name).NoWrap());
        foreach (string name in new[] { "Fail", "Not assessable", "Excluded", "Pass", "Not relevant" }) table.AddColumn(new TableColumn(name).NoWrap().RightAligned());
        return table;
    }

    private static void Add(Table table, string[] names, VerdictCounts counts)
    {
        Verdict[] order = [Verdict.Fail, Verdict.NotAssessable, Verdict.Excluded, Verdict.Pass, Verdict.NotRelevant];
        IEnumerable<string> numbers = order.Select(verdict => counts[verdict].ToString(CultureInfo.InvariantCulture));
        table.AddRow([.. names.Select(VisibleText.Escape).Concat(numbers).Select(Markup.Escape)]);
    }
}
