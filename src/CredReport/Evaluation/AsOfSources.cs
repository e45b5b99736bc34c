namespace CredReport.Evaluation;

/// <summary>The words for where a moment comes from.</summary>
public static class AsOfSources
{
    private static readonly string[] Words = ["not-needed", "option", "generated-time", "newest-timestamp"];

    /// <summary>The word, as outputs write it.</summary>
    public static string Word(this AsOfSource source) => Words[(int)source];
}
