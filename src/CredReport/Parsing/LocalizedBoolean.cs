namespace CredReport.Parsing;

/// <summary>The words that spreadsheets write for true and false in languages other than English.</summary>
internal static class LocalizedBoolean
{
    private static readonly (string Language, string True, string False)[] Languages =
    [
        ("Czech", "PRAVDA", "NEPRAVDA"),
        ("Danish", "SAND", "FALSK"),
        ("Dutch", "WAAR", "ONWAAR"),
        ("Finnish", "TOSI", "EPÄTOSI"),
        ("French", "VRAI", "FAUX"),
        ("German", "WAHR", "FALSCH"),
        ("Hungarian", "IGAZ", "HAMIS"),
        ("Italian", "VERO", "FALSO"),
        ("Norwegian", "SANN", "USANN"),
        ("Polish", "PRAWDA", "FAŁSZ"),
        ("Portuguese", "VERDADEIRO", "FALSO"),
        ("Romanian", "ADEVĂRAT", "FALS"),
        ("Russian", "ИСТИНА", "ЛОЖЬ"),
        ("Spanish", "VERDADERO", "FALSO"),
        ("Swedish", "SANT", "FALSKT"),
        ("Turkish", "DOĞRU", "YANLIŞ"),
    ];

    /// <summary>Language and meaning in words, for example <c>German for true</c>; null for any other text.</summary>
    public static string? Describe(string text)
    {
        string word = text.Trim();
        string[] inTrue = [.. Languages.Where(entry => IsWord(entry.True, word)).Select(entry => entry.Language)];
        string[] inFalse = [.. Languages.Where(entry => IsWord(entry.False, word)).Select(entry => entry.Language)];
        if (inTrue.Length > 0) return $"{string.Join(" and ", inTrue)} for true";
        return inFalse.Length > 0 ? $"{string.Join(" and ", inFalse)} for false" : null;
    }

    private static bool IsWord(string known, string word) => known.Equals(word, StringComparison.OrdinalIgnoreCase);
}
