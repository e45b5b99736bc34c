using System.Runtime.ExceptionServices;
using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Evaluation.Diagnostics;
using CredReport.Evaluation.Exceptions;
using CredReport.Input;
using CredReport.Rules;

namespace CredReport.Diffing;

/// <summary>
/// Compares two reports, or two folders of reports paired by account. It holds the users of one account per thread, and the events and
/// findings. Reports are read twice; a file with many accounts is read in portions.
/// </summary>
/// <param name="rules">The rules to evaluate on both sides, at least one.</param>
/// <param name="options">
/// Options of the run, null for the defaults. <see cref="AnalysisOptions.ShowAll"/> has no effect: failing, excluded and unassessable
/// findings are compared.
/// </param>
public sealed class Comparison(IReadOnlyList<Rule> rules, AnalysisOptions? options = null)
{
    private readonly AnalysisOptions _options = (options ?? new AnalysisOptions()) with { ShowAll = false };

    /// <summary>Evaluates both sides and finds what changed between them. An input that cannot be read is part of the result.</summary>
    /// <param name="old">The older side.</param>
    /// <param name="new">The newer side.</param>
    /// <exception cref="OperationCanceledException"><see cref="AnalysisOptions.Cancellation"/> was called.</exception>
    public ComparisonResult Run(IReadOnlyList<ReportInput> old, IReadOnlyList<ReportInput> @new)
    {
        (old, @new) = (InputParts.Expand(old, _options.Limits), InputParts.Expand(@new, _options.Limits));
        if (_options.Pseudonyms is not null)
        {
            IReadOnlyList<ReportInput> unnamed = ReportInput.Unnamed([.. old, .. @new]);
            (old, @new) = ([.. unnamed.Take(old.Count)], [.. unnamed.Skip(old.Count)]);
        }

        SurveyedReport[] surveyed = ForEach(old.Count + @new.Count, i => i < old.Count
            ? SurveyedReport.Of(old[i], i, _options)
            : SurveyedReport.Of(@new[i - old.Count], i - old.Count, _options));
        ReportChoice before = new("old", surveyed[..old.Count], _options.Pseudonyms);
        ReportChoice after = new("new", surveyed[old.Count..], _options.Pseudonyms);
        IReadOnlyList<ComparisonUnit> units = ComparisonUnit.Of(before, after);
        return Build(before, after, ForEach(units.Count, i => ComparedUnit.Of(units[i], before, after, rules, _options)));
    }

    private ComparisonResult Build(ReportChoice before, ReportChoice after, ComparedUnit[] units)
    {
        JudgedReport[] old = [.. units.SelectMany(unit => unit.Old).OrderBy(report => report.Report.Index)];
        JudgedReport[] @new = [.. units.SelectMany(unit => unit.New).OrderBy(report => report.Report.Index)];
        AccountComparison[] accounts = [.. units.SelectMany(unit => unit.Accounts).OrderBy(account => account.Account.Length == 0).ThenBy(account => account.Account, StringComparer.Ordinal)];
        ComparedSide oldSide = Side(old);
        ComparedSide newSide = Side(@new);

        // Without a report on one side, no account is missing or new.
        if (!oldSide.AnyJudged || !newSide.AnyJudged) accounts = [];
        AcceptedRiskTally risks = new(_options.AcceptedRisks, rules, _options.Pseudonyms);
        foreach (JudgedReport report in old.Concat(@new)) risks.Add(report.Coverage, report.Result.Accounts);

        AccountExpectations expectations = AccountExpectations.Of(_options, newSide.Sources);
        Diagnostic[] warnings =
        [
            .. UnansweredRules.Diagnostics(rules), .. risks.Diagnostics(), .. before.Diagnostics, .. after.Diagnostics,
            .. units.SelectMany(unit => unit.Diagnostics).Distinct(), .. accounts.SelectMany(account => account.Diagnostics).Distinct(),
            .. expectations.Diagnostics,
        ];
        return new ComparisonResult(
            rules, oldSide, newSide,
            [.. accounts.SelectMany(account => account.Events)],
            [.. accounts.SelectMany(account => account.Findings)],
            warnings,
            IsSame(oldSide, newSide),
            IsComplete(oldSide, newSide, warnings))
        {
            Accounts = expectations,
            AcceptedRisks = _options.AcceptedRisks,
            Pseudonymized = _options.Pseudonyms is not null,
        };
    }

    private static ComparedSide Side(JudgedReport[] reports)
    {
        FolderTally folders = new();
        foreach (JudgedReport report in reports) folders.Add(report.Report.Input, report.Report.IsOtherFile);
        return new ComparedSide([.. reports.Select(report => report.Result), .. folders.WithoutReport]);
    }

    private static bool IsSame(ComparedSide old, ComparedSide @new)
    {
        HashSet<string?> before = [.. old.Sources.Where(source => source.Judged).Select(source => source.Digest)];
        HashSet<string?> after = [.. @new.Sources.Where(source => source.Judged).Select(source => source.Digest)];
        return before.Count > 0 && !before.Contains(null) && before.SetEquals(after);
    }

    private static bool IsComplete(ComparedSide old, ComparedSide @new, Diagnostic[] warnings) =>
        old.AnyJudged && @new.AnyJudged
        && !old.Sources.Concat(@new.Sources).Any(source => source.HasErrors)
        && !Array.Exists(warnings, warning => warning.Severity == DiagnosticSeverity.Error);

    /// <summary>Runs work on several threads; the results are in the order of the work.</summary>
    private T[] ForEach<T>(int count, Func<int, T> work)
    {
        T[] answers = new T[count];
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = _options.Threads, CancellationToken = _options.Cancellation }, i => answers[i] = work(i));
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return answers;
    }
}
