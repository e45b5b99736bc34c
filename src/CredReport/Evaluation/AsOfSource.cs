namespace CredReport.Evaluation;

/// <summary>Where the moment of evaluation comes from.</summary>
public enum AsOfSource
{
    /// <summary>Neither a rule nor an exception asks for the moment.</summary>
    NotNeeded,

    /// <summary>The caller named it.</summary>
    Option,

    /// <summary>The report says when it was made.</summary>
    GeneratedTime,

    /// <summary>The newest timestamp in the report: a lower bound. A fail by age stands, a pass by age may not.</summary>
    NewestTimestamp,
}

/// <summary>The words for where a moment comes from.</summary>
public static class AsOfSources
{
    private static readonly string[] Words = ["not-needed", "option", "generated-time", "newest-timestamp"];

    /// <summary>The word, as outputs write it.</summary>
    public static string Word(this AsOfSource source) => Words[(int)source];
}
