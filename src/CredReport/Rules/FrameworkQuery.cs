namespace CredReport.Rules;

/// <summary>
/// A query for a framework, with an optional version and control: <c>CIS 6.0.0 2.13</c>. Case, spaces and hyphens in the framework's name
/// do not matter, nor does the prefix of a version (<c>v6.0.0</c>, <c>Rev. 5</c>) or a slash before the control.
/// </summary>
/// <param name="Framework">The framework.</param>
/// <param name="Rest">What follows its name: a version, a control, both, or nothing.</param>
internal sealed record FrameworkQuery(Framework Framework, string Rest)
{
    /// <summary>Prefixes of a version; a longer one comes before a shorter one that it begins with.</summary>
    private static readonly string[] VersionMarks = ["version", "revision", "rev.", "rev", "r", "v.", "v"];

    private readonly string[] _words = [.. WordsOf(Rest)];

    /// <summary>Parses a text; null if it does not begin with the name of a framework.</summary>
    public static FrameworkQuery? Parse(string text)
    {
        (Framework Framework, int Length)? best = null;
        foreach (Framework framework in Framework.All)
        {
            foreach (string name in framework.Names)
            {
                if (LengthOf(name, text) is { } length && length > (best?.Length ?? 0)) best = (framework, length);
            }
        }

        return best is { } found ? new FrameworkQuery(found.Framework, text[found.Length..]) : null;
    }

    /// <summary>The mapped controls that match, each with its rule, or why there are none.</summary>
    public FrameworkAnswer Find()
    {
        MappedRule[] mapped = [.. MappedRule.All().Where(item => item.Control.Name == Framework.Name)];
        string[] versions = [.. mapped.Select(item => item.Control.Version).OfType<string>().Distinct().OrderBy(NaturalKey, StringComparer.Ordinal)];
        (string? number, bool isIntroduced, int length) = ReadVersion();
        string[] chosen = number is null ? [] : [.. VersionsOf(number, versions)];
        if (number is not null && chosen.Length == 0)
        {
            if (isIntroduced && versions.Length == 0) return FrameworkAnswer.None($"{Framework.Name} has no version '{number}' here: its controls are listed without one.");
            if (isIntroduced || (_words.Length > length && versions.Length > 0))
                return FrameworkAnswer.None($"{Framework.Name} has no version '{number}'; known versions are {string.Join(", ", versions)}.");
            length = 0;
        }

        if (chosen.Length > 0) mapped = [.. mapped.Where(item => chosen.Contains(item.Control.Version))];
        string control = ControlOf(_words.Skip(length));
        MappedRule[] found = control.Length == 0 ? mapped : [.. mapped.Where(item => IsUnder(item.Control.Control, control))];
        if (found.Length > 0) return new FrameworkAnswer(found, null);
        string known = string.Join(", ", mapped.Select(item => item.Control.Control).OfType<string>().Distinct().OrderBy(NaturalKey, StringComparer.Ordinal));
        if (number is not null && chosen.Length == 0 && versions.Length > 0)
        {
            // Each version has its own controls, so they are not listed together.
            return FrameworkAnswer.None($"{Framework.Name} has neither a version nor a control '{number}'; known versions are {string.Join(", ", versions)}"
                + (versions.Length == 1 ? $", and known controls {known}." : "."));
        }

        string where = chosen.Length > 0 ? $"{Framework.Name} {string.Join(", ", chosen)}" : Framework.Name;
        return FrameworkAnswer.None($"No rule is mapped to a control '{control}' of {where}; known controls are {known}.");
    }

    /// <summary>
    /// Length of a name at the start of a text, if it ends at the end of a word; null if the text does not begin with it.
    /// </summary>
    private static int? LengthOf(string name, string text)
    {
        int at = 0;
        foreach (char c in name.Where(char.IsAsciiLetterOrDigit))
        {
            while (at < text.Length && (IsJoint(text[at]) || (text[at] == '/' && name.Contains('/', StringComparison.Ordinal)))) at++;
            if (at == text.Length || char.ToLowerInvariant(text[at]) != char.ToLowerInvariant(c)) return null;
            at++;
        }

        return at == text.Length || IsSeparator(text[at]) || IsJoint(text[at]) ? at : null;
    }

    /// <summary>Whether a character may separate the parts of a name: <c>PCI-DSS</c>.</summary>
    private static bool IsJoint(char c) => char.IsWhiteSpace(c) || c is '-' or '_';

    private static bool IsSeparator(char c) => char.IsWhiteSpace(c) || c is ':' or ',';

    private static IEnumerable<string> WordsOf(string rest)
    {
        string spaced = string.Concat(rest.TrimStart('-', '_').Select(c => IsSeparator(c) || c is '/' or '§' ? ' ' : c));
        return spaced.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Equals("control", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// The version number at the start, after an optional prefix, and the number of words that it takes; null if there is none.
    /// </summary>
    private (string? Number, bool IsIntroduced, int Length) ReadVersion()
    {
        if (_words.Length == 0) return (null, false, 0);

        string first = _words[0];
        foreach (string word in VersionMarks)
        {
            if (!first.StartsWith(word, StringComparison.OrdinalIgnoreCase)) continue;
            if (first.Length > word.Length && char.IsAsciiDigit(first[word.Length])) return (first[word.Length..], true, 1);
            if (first.Length == word.Length && _words.Length > 1) return (_words[1], true, 2);
        }

        return first.All(c => char.IsAsciiDigit(c) || c == '.') ? (first, false, 1) : (null, false, 0);
    }

    /// <summary>The versions that a number equals or is a prefix of: 6.0.0 for 6.0, and 1.1.0 to 1.5.0 for 1.</summary>
    private static IEnumerable<string> VersionsOf(string number, string[] versions)
    {
        string[] same = [.. versions.Where(version => NumberOf(version) == number)];
        return same.Length > 0 ? same : versions.Where(version => NumberOf(version).StartsWith(number + '.', StringComparison.Ordinal));
    }

    private static string NumberOf(string version) => version[Math.Max(0, version.AsSpan().IndexOfAnyInRange('0', '9'))..];

    /// <summary>The control that words name, without spaces and outer parentheses.</summary>
    private static string ControlOf(IEnumerable<string> words)
    {
        string control = string.Concat(words);
        return control.StartsWith('(') && control.EndsWith(')') ? control[1..^1] : control;
    }

    /// <summary>
    /// Whether a control is the requested one or below it: 8.3.9 is below 8.3, AC-2(1) below AC-2, but 2.10 not below 2.1.
    /// </summary>
    private static bool IsUnder(string? control, string asked) =>
        control is not null && control.StartsWith(asked, StringComparison.OrdinalIgnoreCase) && (control.Length == asked.Length || control[asked.Length] is '.' or '(' or '-');

    /// <summary>A sort key that puts 2.9 before 2.10.</summary>
    private static string NaturalKey(string number)
    {
        const int Width = 6;
        string key = "";
        for (int i = 0; i < number.Length;)
        {
            int end = i;
            while (end < number.Length && char.IsAsciiDigit(number[end])) end++;
            key += end > i ? number[i..end].PadLeft(Width, '0') : number[i];
            i = Math.Max(end, i + 1);
        }

        return key;
    }
}
