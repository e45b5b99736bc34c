using System.Text;
using CredReport.Model;

namespace CredReport.Input;

/// <summary>Tells a credential report's header from other text by its names, and finds its separator.</summary>
internal static class HeaderLine
{
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>Whether the first line that is not blank holds a column <c>user</c> or <c>arn</c>, and between which separators.</summary>
    public static bool TryFindSeparator(ReadOnlySpan<byte> beginning, out char separator)
    {
        string line = FirstLine(SkipPrefaces(beginning));
        foreach (char candidate in Separators)
        {
            string[] names = line.Split(candidate);
            if (names.Length > 1 && names.Any(IsKey))
            {
                separator = candidate;
                return true;
            }
        }

        separator = ',';
        return IsKey(line);
    }

    /// <summary>
    /// Whether a text begins with the header of a report beyond doubt: with the column <c>user</c> or <c>arn</c> and at least one more, between
    /// separators. What was cut off behind them does not matter.
    /// </summary>
    public static bool IsReport(ReadOnlySpan<byte> text) => TryFindSeparator(text, out char separator) && Columns(FirstLine(SkipPrefaces(text)), separator) > 1;

    /// <summary>Whether a text begins as the header of a report that may be cut off before the column <c>user</c>: with two columns, between any separators.</summary>
    public static bool MayBeReport(ReadOnlySpan<byte> text)
    {
        string line = FirstLine(SkipPrefaces(text));
        return Array.Exists(Separators, separator => Columns(line, separator) > 1);
    }

    /// <summary>How many of a report's columns a line names.</summary>
    private static int Columns(string line, char separator) => line.Split(separator).Count(name => ReportColumns.TryFind(name.Trim(' ', '"'), out _));

    /// <summary>Whether a line before the header says something about the file: <c>#TYPE …</c> of PowerShell, <c>sep=;</c> of a spreadsheet.</summary>
    public static bool IsPreface(ReadOnlySpan<byte> line) => line.StartsWith("#TYPE"u8) || line.StartsWith("sep="u8);

    /// <summary>The first line that is not blank, without a byte order mark.</summary>
    public static string FirstLine(ReadOnlySpan<byte> beginning)
    {
        ReadOnlySpan<byte> text = Start(beginning);
        return Encoding.UTF8.GetString(text[..TextLine.Length(text)]);
    }

    /// <summary>The text from its first character that is not white space, without a byte order mark.</summary>
    public static ReadOnlySpan<byte> Start(ReadOnlySpan<byte> beginning)
    {
        return ByteOrderMark.Skip(beginning).TrimStart(" \t\r\n"u8);
    }

    private static ReadOnlySpan<byte> SkipPrefaces(ReadOnlySpan<byte> beginning)
    {
        ReadOnlySpan<byte> text = Start(beginning);
        while (IsPreface(text))
        {
            int end = text.IndexOfAny((byte)'\r', (byte)'\n');
            text = end < 0 ? default : Start(text[end..]);
        }

        return text;
    }

    private static bool IsKey(string name) =>
        name.Trim(' ', '"') is { } bare && (bare.Equals("user", StringComparison.OrdinalIgnoreCase) || bare.Equals("arn", StringComparison.OrdinalIgnoreCase));
}
