using System.Text;
using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>Reads the text of a cell as a typed value.</summary>
internal static class CellText
{
    /// <summary>0002-01-01T00:00:00Z. Some programs write a time in the year 1, or the first second of 1970, for no date.</summary>
    private const long SecondYear = -62104060800;

    /// <summary>Whether the text holds only spaces, no-break spaces, tabs and form feeds.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept(" \t\f\u00A0"u8) < 0;

    /// <summary>The text without leading and trailing spaces, tabs and form feeds.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) =>
        text.IsEmpty || (text[0] > ' ' && text[^1] > ' ') ? text : text.Trim(" \t\f"u8);

    /// <summary>A name without the spaces that pad a cell; control characters are part of the name.</summary>
    public static ReadOnlySpan<byte> TrimName(ReadOnlySpan<byte> text) =>
        text.IsEmpty || (text[0] > ' ' && text[^1] > ' ') ? text : text.Trim((byte)' ');

    /// <summary>Reads a timestamp; <paramref name="seconds"/> is Unix time, and 0 when there is no value.</summary>
    public static ReportedKind ReadInstant(ReadOnlySpan<byte> text, out long seconds)
    {
        bool isRead = InstantText.TryRead(text, out seconds);
        if (!isRead)
        {
            seconds = 0;
            ReportedKind absence = ReadAbsence(text);
            if (absence != ReportedKind.Unreadable) return absence;
            if (!WrittenInstant.TryRead(text, out seconds))
            {
                seconds = 0;
                return ReportedKind.Unreadable;
            }
        }

        if (seconds != 0 && seconds >= SecondYear) return ReportedKind.Value;

        seconds = 0;
        return ReportedKind.NotApplicable;
    }

    /// <summary>Reads <c>true</c>, <c>t</c>, <c>yes</c>, <c>1</c> and their opposites, in any case.</summary>
    public static ReportedKind ReadBoolean(ReadOnlySpan<byte> text, out bool value)
    {
        value = false;
        if (text.SequenceEqual("false"u8)) return ReportedKind.Value;
        if (text.SequenceEqual("true"u8))
        {
            value = true;
            return ReportedKind.Value;
        }

        if (IsAnyOf(text, "false"u8, "f"u8, "no"u8, "0"u8)) return ReportedKind.Value;
        if (IsAnyOf(text, "true"u8, "t"u8, "yes"u8, "1"u8))
        {
            value = true;
            return ReportedKind.Value;
        }

        return ReadAbsence(text);
    }

    /// <summary>Which word for no value the text is; <see cref="ReportedKind.Unreadable"/> when it is none.</summary>
    public static ReportedKind ReadAbsence(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return ReportedKind.Empty;
        if (text.SequenceEqual("N/A"u8)) return ReportedKind.NotApplicable;
        if (Ascii.EqualsIgnoreCase(text, "N/A"u8)) return ReportedKind.NotApplicable;
        if (Ascii.EqualsIgnoreCase(text, "no_information"u8)) return ReportedKind.NoInformation;
        if (Ascii.EqualsIgnoreCase(text, "not_supported"u8)) return ReportedKind.NotSupported;
        return IsNull(text) ? ReportedKind.NotApplicable : ReportedKind.Unreadable;
    }

    /// <summary>Whether the text is what databases, data frames and spreadsheets write for no value.</summary>
    private static bool IsNull(ReadOnlySpan<byte> text) =>
        IsAnyOf(text, "null"u8, "none"u8, "nan"u8, "#N/A"u8) || text.SequenceEqual("-"u8) || text.SequenceEqual("\\N"u8);

    private static bool IsAnyOf(
        ReadOnlySpan<byte> text,
        ReadOnlySpan<byte> first,
        ReadOnlySpan<byte> second,
        ReadOnlySpan<byte> third,
        ReadOnlySpan<byte> fourth) =>
        Ascii.EqualsIgnoreCase(text, first) || Ascii.EqualsIgnoreCase(text, second)
        || Ascii.EqualsIgnoreCase(text, third) || Ascii.EqualsIgnoreCase(text, fourth);
}
