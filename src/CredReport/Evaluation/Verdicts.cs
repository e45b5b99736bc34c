namespace CredReport.Evaluation;

/// <summary>The words for verdicts.</summary>
public static class Verdicts
{
    private static readonly string[] Words = ["pass", "fail", "notRelevant", "excluded", "notAssessable"];

    /// <summary>How many verdicts there are.</summary>
    internal const int Count = 5;

    /// <summary>The word for a verdict, as outputs write it.</summary>
    public static string Word(this Verdict verdict) => Words[(int)verdict];
}
