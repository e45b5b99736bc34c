namespace CredReport.Evaluation;

/// <summary>What became of the rows: those read are those judged and those reported as not judged.</summary>
/// <param name="Read">Rows of the input, header and blank lines aside.</param>
/// <param name="Judged">Rows on which every rule has a verdict, be it that the user cannot be assessed.</param>
/// <param name="NotJudged">Rows without a verdict, each with a diagnostic, or with one for the whole report.</param>
public sealed record RowCounts(long Read, long Judged, long NotJudged)
{
    /// <summary>No row.</summary>
    public static RowCounts None { get; } = new(0, 0, 0);

    internal RowCounts Plus(RowCounts other) => new(Read + other.Read, Judged + other.Judged, NotJudged + other.NotJudged);
}
