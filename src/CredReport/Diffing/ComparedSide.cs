using CredReport.Evaluation;

namespace CredReport.Diffing;

/// <summary>The reports of one side.</summary>
/// <param name="Sources">
/// The reports that were read, in the order of the inputs, then folders without any report. Reports superseded by a later one of their
/// account are left out.
/// </param>
public sealed record ComparedSide(IReadOnlyList<SourceResult> Sources)
{
    /// <summary>Whether at least one report could be evaluated.</summary>
    public bool AnyJudged => Sources.Any(source => source.Judged);

    /// <summary>Number of evaluated rows.</summary>
    public long Users => Sources.Sum(source => source.Users);
}
