using CredReport.Diagnostics;

namespace CredReport.Gsl.Syntax;

/// <summary>The entity that a rule is about, read only from the start of its text.</summary>
/// <param name="Name">The entity as written; a list with its element type, for example <c>List&lt;IamUser&gt;</c>.</param>
/// <param name="Offset">0-based place in the rule's text.</param>
internal sealed record RuleEntity(string Name, int Offset)
{
    /// <summary>Why a rule about another entity than IamUser is refused.</summary>
    public string Refusal =>
        $"The rule is about '{Name}'; a credential report holds IAM users, so that only rules about {IamUserEntity.Name} can be evaluated."
        + Suggestion.DidYouMean(Name, [IamUserEntity.Name]);

    /// <summary>Finds the entity; null if the text does not begin with the name of one.</summary>
    public static RuleEntity? Find(string text)
    {
        int start = 0;
        while (start < text.Length && char.IsWhiteSpace(text[start])) start++;

        int end = start;
        while (end < text.Length && IsNamePart(text[end], isFirst: end == start)) end++;
        int open = end;
        while (open < text.Length && char.IsWhiteSpace(text[open])) open++;
        if (open < text.Length && text[open] == '<') end = ElementEnd(text, open) ?? end;

        string name = text[start..end];
        bool isKeyword = name.Equals("where", StringComparison.OrdinalIgnoreCase) || name.Equals("should", StringComparison.OrdinalIgnoreCase);
        return name.Length == 0 || isKeyword ? null : new RuleEntity(name, start);
    }

    /// <summary>The position after the closing <c>&gt;</c>; null if it is not on the same line.</summary>
    private static int? ElementEnd(string text, int open)
    {
        int depth = 0;
        for (int i = open; i < text.Length && text[i] != '\n'; i++)
        {
            if (text[i] == '<') depth++;
            else if (text[i] == '>' && --depth == 0) return i + 1;
        }

        return null;
    }

    /// <summary>
    /// Whether a character can be in an entity's name, such as <c>AWS::IAM::User</c>, <c>compute.instance</c> or <c>aws_iam-user</c>.
    /// </summary>
    private static bool IsNamePart(char c, bool isFirst) => char.IsLetter(c) || c == '_' || (!isFirst && (char.IsDigit(c) || c is ':' or '.' or '-'));
}
