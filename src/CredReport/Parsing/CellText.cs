using System.Text;
using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>What the text of a cell says.</summary>
internal static class CellText
{
    /// <summary>The text without spaces, tabs and form feeds around it; those inside it stay.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) =>
        text.IsEmpty || (text[0] > ' ' && text[^1] > ' ') ? text : text.Trim(" \t\f"u8);

    /// <summary>Reads a timestamp; <paramref name="seconds"/> is Unix time, and 0 when there is no value.</summary>
    public static ReportedKind ReadInstant(ReadOnlySpan<byte> text, out long seconds)
    {
        if (InstantText.TryRead(text, out seconds)) return ReportedKind.Value;

        seconds = 0;
        return ReadAbsence(text);
    }

    /// <summary>Reads <c>true</c> or <c>false</c> in any case.</summary>
    public static ReportedKind ReadBoolean(ReadOnlySpan<byte> text, out bool value)
    {
        value = false;
        if (text.SequenceEqual("false"u8)) return ReportedKind.Value;
        if (text.SequenceEqual("true"u8))
        {
            value = true;
            return ReportedKind.Value;
        }

        if (Ascii.EqualsIgnoreCase(text, "false"u8)) return ReportedKind.Value;
        if (Ascii.EqualsIgnoreCase(text, "true"u8))
        {
            value = true;
            return ReportedKind.Value;
        }

        return ReadAbsence(text);
    }

    /// <summary>Whether the text is one of the words for no value; <see cref="ReportedKind.Unreadable"/> when it is none of them.</summary>
    public static ReportedKind ReadAbsence(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return ReportedKind.Empty;
        if (text.SequenceEqual("N/A"u8)) return ReportedKind.NotApplicable;
        if (Ascii.EqualsIgnoreCase(text, "N/A"u8)) return ReportedKind.NotApplicable;
        if (Ascii.EqualsIgnoreCase(text, "no_information"u8)) return ReportedKind.NoInformation;
        if (Ascii.EqualsIgnoreCase(text, "not_supported"u8)) return ReportedKind.NotSupported;
        return ReportedKind.Unreadable;
    }
}
