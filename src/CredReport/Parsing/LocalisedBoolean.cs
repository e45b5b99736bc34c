namespace CredReport.Parsing;

/// <summary>The words that spreadsheets in other languages than English write for true and false.</summary>
internal static class LocalisedBoolean
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

    /// <summary>Language and meaning in words, for example <c>German for true</c>; null for a text that is no such word.</summary>
    public static string? Describe(string text)
    {
        string word = text.Trim();
        string[] inTrue = [.. Languages.Where(language => language.True.Equals(word, StringComparison.OrdinalIgnoreCase)).Select(language => language.Language)];
        string[] inFalse = [.. Languages.Where(language => language.False.Equals(word, StringComparison.OrdinalIgnoreCase)).Select(language => language.Language)];
        if (inTrue.Length > 0) return $"{string.Join(" and ", inTrue)} for true";
        return inFalse.Length > 0 ? $"{string.Join(" and ", inFalse)} for false" : null;
    }
}
