using System.Text;
using CredReport.Model;

namespace CredReport.Input;

/// <summary>Recognizes a credential report's header by its column names, and finds its separator.</summary>
internal static class HeaderLine
{
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>
    /// Finds the separator of the first line that is not blank. False if it has no column <c>user</c> or <c>arn</c>, nor a report's columns
    /// under other names.
    /// </summary>
    public static bool TryFindSeparator(ReadOnlySpan<byte> beginning, out char separator)
    {
        return TryFindSeparator(FirstLine(SkipPrefaces(beginning)), out separator);
    }

    /// <summary>
    /// Whether a line may precede the header: <c>#TYPE …</c> of PowerShell, <c>sep=;</c> of a spreadsheet, a ruler, a label.
    /// </summary>
    public static bool IsPreface(ReadOnlySpan<byte> line) =>
        IsDirective(line) || (line is [(byte)'+' or (byte)'|', ..] && SideLine.IsRule(line)) || IsLabel(line);

    /// <summary>Whether a line before the header is a label or a comment.</summary>
    public static bool IsLabel(ReadOnlySpan<byte> line) =>
        !IsDirective(line) && SideLine.IsLabel(line) && !TryFindSeparator(Encoding.UTF8.GetString(line), out _);

    /// <summary>
    /// Whether a text begins with a report's row instead of its header: with the root user's name, or with a name and an ARN.
    /// </summary>
    public static bool IsMissingBefore(ReadOnlySpan<byte> beginning)
    {
        string line = FirstLine(beginning);
        return line.TrimStart('"').StartsWith("<root_account>", StringComparison.Ordinal)
            || Separators.Select(separator => line.Split(separator)).Any(cells => cells.Length > 2 && cells.Skip(1).Any(IsArn));
    }

    private static bool IsArn(string cell)
    {
        string bare = cell.Trim(' ', '"');
        return bare.StartsWith("arn:", StringComparison.Ordinal) && bare.Contains(":iam::", StringComparison.Ordinal);
    }

    private static bool IsDirective(ReadOnlySpan<byte> line) => line.StartsWith("#TYPE"u8) || line.StartsWith("sep="u8);

    private static bool TryFindSeparator(string line, out char separator)
    {
        foreach (char candidate in Separators)
        {
            string[] names = line.Split(candidate);
            if (names.Length > 1 && (names.Any(IsKey) || ColumnNames.AreHeader(names)))
            {
                separator = candidate;
                return true;
            }
        }

        separator = ',';
        return IsKey(line);
    }

    /// <summary>
    /// Whether a text clearly begins with the header of a report: with the column <c>user</c> or <c>arn</c> and at least one more. The line
    /// may be truncated after them.
    /// </summary>
    public static bool IsReport(ReadOnlySpan<byte> text) =>
        TryFindSeparator(text, out char separator) && Columns(FirstLine(SkipPrefaces(text)), separator) > 1;

    /// <summary>Whether a text begins with a header that may be truncated before the column <c>user</c>: two columns are enough.</summary>
    public static bool MayBeReport(ReadOnlySpan<byte> text)
    {
        string line = FirstLine(SkipPrefaces(text));
        return Array.Exists(Separators, separator => Columns(line, separator) > 1);
    }

    /// <summary>Number of a report's columns that a line names.</summary>
    private static int Columns(string line, char separator) =>
        ColumnNames.Of([.. line.Split(separator).Select(name => name.Trim(' ', '"'))]).Count(column => column is not null);

    /// <summary>The first line that is not blank, without a byte order mark.</summary>
    public static string FirstLine(ReadOnlySpan<byte> beginning)
    {
        ReadOnlySpan<byte> text = Start(beginning);
        return Encoding.UTF8.GetString(text[..TextLine.Length(text)]);
    }

    /// <summary>The text from its first character that is not white space, without a byte order mark.</summary>
    public static ReadOnlySpan<byte> Start(ReadOnlySpan<byte> beginning)
    {
        return ByteOrderMark.Skip(beginning).TrimStart(" \t\r\n\f"u8);
    }

    private static ReadOnlySpan<byte> SkipPrefaces(ReadOnlySpan<byte> beginning)
    {
        ReadOnlySpan<byte> text = Start(beginning);
        while (true)
        {
            ReadOnlySpan<byte> line = text[..TextLine.Length(text)];
            if (line.IsEmpty || !IsPreface(line)) return text;
            text = Start(text[line.Length..]);
        }
    }

    private static bool IsKey(string name)
    {
        string bare = name.Trim(' ', '"');
        return bare.Equals("user", StringComparison.OrdinalIgnoreCase) || bare.Equals("arn", StringComparison.OrdinalIgnoreCase);
    }
}
