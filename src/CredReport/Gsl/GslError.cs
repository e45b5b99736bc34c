namespace CredReport.Gsl;

/// <summary>An error in the text of a rule.</summary>
/// <param name="Message">What is wrong, what was found, and what was expected.</param>
/// <param name="Line">1-based line in the rule's logic.</param>
/// <param name="Column">1-based column in that line, in UTF-16 code units.</param>
/// <param name="LineText">The line itself.</param>
public sealed record GslError(string Message, int Line, int Column, string LineText)
{
    /// <summary>The message, its place, and the line with a caret under the place.</summary>
    public override string ToString() => $"line {Line}, column {Column}: {Message}\n    {LineText}\n    {new string(' ', Column - 1)}^";

    /// <summary>An error at an offset of a text.</summary>
    internal static GslError At(string text, int offset, string message)
    {
        int start = offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;
        int end = text.IndexOf('\n', offset);
        string lineText = text[start..(end < 0 ? text.Length : end)].TrimEnd('\r').Replace('\t', ' ');
        int line = text.AsSpan(0, start).Count('\n') + 1;
        return new GslError(message, line, offset - start + 1, lineText);
    }
}
