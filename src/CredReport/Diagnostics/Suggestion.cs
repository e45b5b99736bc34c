namespace CredReport.Diagnostics;

/// <summary>"Did you mean": the known name that is nearest to a misspelled one.</summary>
internal static class Suggestion
{
    /// <summary>A clause that starts with a space; empty if no known name is near.</summary>
    public static string DidYouMean(string seen, IEnumerable<string> known) =>
        Nearest(seen, known) is { } name ? $" Did you mean '{name}'?" : "";

    /// <summary>The known name with the smallest edit distance, ignoring case; null if more than a third of the letters differ.</summary>
    public static string? Nearest(string seen, IEnumerable<string> known)
    {
        // A word longer than any known name is not a misspelling, and comparing it takes quadratic time.
        if (seen.Length > 80) return null;

        string? best = null;
        int bestDistance = int.MaxValue;
        foreach (string name in known)
        {
            int distance = Distance(seen.ToUpperInvariant(), name.ToUpperInvariant());
            if (distance < bestDistance && distance <= Math.Max(1, name.Length / 3))
            {
                best = name;
                bestDistance = distance;
            }
        }

        return best;
    }

    /// <summary>The edit distance: insertions, deletions, substitutions and swaps of adjacent characters.</summary>
    private static int Distance(string a, string b)
    {
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++) cost[i, 0] = i;
        for (int j = 0; j <= b.Length; j++) cost[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int substitution = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(substitution, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[a.Length, b.Length];
    }
}
