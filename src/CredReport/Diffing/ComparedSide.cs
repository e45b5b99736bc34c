using CredReport.Evaluation;

namespace CredReport.Diffing;

/// <summary>The reports of one side.</summary>
/// <param name="Sources">What was read, in the order of the inputs, and behind them folders of which no file is a report; reports that do not count beside a later one of their account are not among them.</param>
public sealed record ComparedSide(IReadOnlyList<SourceResult> Sources)
{
    /// <summary>Whether at least one report could be judged.</summary>
    public bool AnyJudged => Sources.Any(source => source.Judged);

    /// <summary>Judged rows.</summary>
    public long Users => Sources.Sum(source => source.Users);
}
