namespace CredReport.Rules;

/// <summary>The words for severities.</summary>
public static class Severities
{
    /// <summary>The words, from the lowest to the highest severity.</summary>
    public static IReadOnlyList<string> Words { get; } = ["informational", "low", "medium", "high", "critical"];

    /// <summary>The word for a severity, in lower case.</summary>
    public static string Word(this Severity severity) => Words[(int)severity];

    /// <summary>Finds a severity by its word, in any case.</summary>
    public static bool TryParse(string word, out Severity severity)
    {
        for (int i = 0; i < Words.Count; i++)
        {
            if (!Words[i].Equals(word, StringComparison.OrdinalIgnoreCase)) continue;
            severity = (Severity)i;
            return true;
        }

        severity = default;
        return false;
    }
}
