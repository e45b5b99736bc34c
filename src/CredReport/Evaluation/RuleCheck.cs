using CredReport.Evaluation.Rows;
using CredReport.Gsl;
using CredReport.Model;
using CredReport.Rules;
using CredReport.Yaml;

namespace CredReport.Evaluation;

/// <summary>Checks a rule file as an editor or a CI wants it: reads it, binds its logic, and puts its examples before it.</summary>
public static class RuleCheck
{
    /// <summary>
    /// All that is wrong with a rule file, and warnings of what most likely is not meant, in the order of the file; nothing but warnings when
    /// it can be used and its examples get their verdicts.
    /// </summary>
    /// <param name="file">The file's name, for the errors.</param>
    /// <param name="bytes">The file in UTF-8.</param>
    public static IReadOnlyList<FileError> Run(string file, byte[] bytes) => Check(file, RuleFile.Draft(file, bytes));

    /// <summary>All that is wrong with several rule files, file by file, and with two of them or one and the catalogue having one id.</summary>
    /// <param name="files">Names and bytes.</param>
    public static IReadOnlyList<FileError> Run(IReadOnlyList<(string File, byte[] Bytes)> files)
    {
        List<FileError> errors = [];
        Dictionary<string, string> origins = [];
        foreach ((string file, byte[] bytes) in files)
        {
            RuleDraft draft = RuleFile.Draft(file, bytes);
            errors.AddRange(Check(file, draft));
            if (draft.Rule is not { } rule) continue;

            bool isTaken = BuiltInRules.Find(rule.Id) is { } builtIn && builtIn.Sha256 != rule.Sha256;
            if (isTaken) errors.Add(new FileError(file, 1, 1, $"The catalogue has a rule '{rule.Id}': choose another id."));
            if (!origins.TryAdd(rule.Id, file)) errors.Add(new FileError(file, 1, 1, $"The id '{rule.Id}' is also that of {origins[rule.Id]}."));
        }

        return errors;
    }

    private static IReadOnlyList<FileError> Check(string file, RuleDraft draft) =>
        [.. draft.Errors.Concat(CheckExamples(file, draft)).Concat(Warnings(file, draft)).OrderBy(error => error.Line).ThenBy(error => error.Column)];

    private static IEnumerable<FileError> Warnings(string file, RuleDraft draft)
    {
        foreach (GslError warning in draft.Bound?.Warnings ?? [])
        {
            YamlText place = RuleDraft.PlaceOf(draft.Logic!, warning);
            yield return new FileError(file, place.Line, place.Column, $"logic, {warning}") { IsWarning = true };
        }
    }

    private static IEnumerable<FileError> CheckExamples(string file, RuleDraft draft)
    {
        if (draft.Bound is null || (draft.Bound.NeedsMoment && draft.Examples.AsOf is null)) yield break;

        BoundRule bound = BoundRule.Bind(draft.Logic!.Text, draft.Examples.AsOf ?? new Instant(0));
        (Verdict Verdict, IReadOnlyList<RuleExample> Users)[] expected =
        [
            (Verdict.Fail, draft.Examples.Fails), (Verdict.Pass, draft.Examples.Passes),
            (Verdict.NotRelevant, draft.Examples.NotRelevant), (Verdict.NotAssessable, draft.Examples.NotAssessable),
        ];
        foreach ((Verdict verdict, IReadOnlyList<RuleExample> users) in expected)
        {
            foreach (RuleExample user in users)
            {
                Verdict actual = Judgement.Of(bound, new RowValues(ExampleRow.Of(user.Cells)));
                if (actual != verdict) yield return new FileError(file, user.Line, user.Column, $"This example's verdict is {actual.Word()}; expected {verdict.Word()}.");
            }
        }
    }
}
