namespace CredReport.Evaluation;

/// <summary>What a rule says of a user.</summary>
public enum Verdict
{
    /// <summary>The rule is about the user, and the user is as it should be.</summary>
    Pass,

    /// <summary>The rule is about the user, and the user is not as it should be.</summary>
    Fail,

    /// <summary>The rule is not about the user; never a pass.</summary>
    NotRelevant,

    /// <summary>The user fails, and an accepted risk covers it.</summary>
    Excluded,

    /// <summary>Something that the rule needs cannot be read or is not in the report.</summary>
    NotAssessable,
}

/// <summary>The words for verdicts.</summary>
public static class Verdicts
{
    private static readonly string[] Words = ["pass", "fail", "notRelevant", "excluded", "notAssessable"];

    /// <summary>How many verdicts there are.</summary>
    internal const int Count = 5;

    /// <summary>The word for a verdict, as outputs write it.</summary>
    public static string Word(this Verdict verdict) => Words[(int)verdict];
}
