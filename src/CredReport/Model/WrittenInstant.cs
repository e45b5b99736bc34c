using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace CredReport.Model;

/// <summary>
/// Reads unambiguous timestamps in layouts that AWS does not use: ISO 8601 with a time zone after a space
/// (<c>2025-01-10 08:00:00.000 UTC</c>), a month by its name (<c>Fri, 10 Jan 2025 08:00:00 GMT</c>), and seconds since 1970 in 10 digits.
/// </summary>
internal static class WrittenInstant
{
    private const int EpochDigits = 10;

    /// <summary>Minimum length of a date, a time and a zone with spaces between them.</summary>
    private const int ShortestText = 20;

    private static ReadOnlySpan<byte> Months => "JanFebMarAprMayJunJulAugSepOctNovDec"u8;

    private static ReadOnlySpan<byte> Weekdays => "SunMonTueWedThuFriSat"u8;

    /// <summary>Seconds since 1970-01-01T00:00:00Z. False if the text is none of these, or contradicts itself.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out long seconds)
    {
        seconds = 0;
        if (text.Length == EpochDigits)
        {
            return Utf8Parser.TryParse(text, out seconds, out int read) && read == EpochDigits && text[0] is >= (byte)'1' and <= (byte)'9';
        }

        if (text.Length is < ShortestText or > InstantText.MaxLength) return false;
        return text[4] == '-' ? TryReadSpaced(text, out seconds) : TryReadNamed(text, out seconds);
    }

    /// <summary>Reads <c>2025-01-10 08:00:00 +0000 UTC</c>; either the offset or <c>UTC</c> may be missing.</summary>
    private static bool TryReadSpaced(ReadOnlySpan<byte> text, out long seconds)
    {
        seconds = 0;
        int blank = text[11..].IndexOf((byte)' ') + 11;
        if (blank < 12) return false;

        ReadOnlySpan<byte> zone = text[(blank + 1)..];
        int second = zone.IndexOf((byte)' ');
        if (second >= 0)
        {
            if (zone[0] is not ((byte)'+' or (byte)'-') || !IsZoneName(zone[(second + 1)..])) return false;
            zone = zone[..second];
        }

        return TryReadJoined(text[..blank], zone, out seconds);
    }

    /// <summary>Reads a day, a month's name, a year, a time and a zone in any order, each once, with or without the weekday.</summary>
    private static bool TryReadNamed(ReadOnlySpan<byte> text, out long seconds)
    {
        seconds = 0;
        int year = 0, month = 0, day = 0, weekday = 0;
        ReadOnlySpan<byte> time = default, zone = default;
        foreach (Range range in text.SplitAny((byte)' ', (byte)','))
        {
            ReadOnlySpan<byte> part = text[range];
            if (part.IsEmpty) continue;

            bool isNew;
            if (part.Length == 8 && part[2] == ':')
            {
                isNew = time.IsEmpty;
                time = part;
            }
            else if (part.Length <= 4 && Utf8Parser.TryParse(part, out ushort number, out int read) && read == part.Length)
            {
                isNew = part.Length == 4 ? Take(ref year, number) : part.Length <= 2 && Take(ref day, number);
            }
            else if (NumberOf(part, Months) is > 0 and int monthNumber)
            {
                isNew = Take(ref month, monthNumber);
            }
            else if (NumberOf(part, Weekdays) is > 0 and int weekdayNumber)
            {
                isNew = Take(ref weekday, weekdayNumber);
            }
            else
            {
                isNew = zone.IsEmpty;
                zone = part;
            }

            if (!isNew) return false;
        }

        if (year == 0 || month == 0 || time.IsEmpty || zone.IsEmpty || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;

        // If weekday and date disagree, one of them is wrong, and nothing says which.
        DateTime date = new(year, month, day, 0, 0, 0, DateTimeKind.Utc);
        if (weekday != 0 && (int)date.DayOfWeek != weekday - 1) return false;

        Span<byte> iso = stackalloc byte[19];
        date.TryFormat(iso, out _, "s", CultureInfo.InvariantCulture);
        time.CopyTo(iso[11..]);
        return TryReadJoined(iso, zone, out seconds);
    }

    /// <summary>Reads a date and time in ISO 8601 together with <c>UTC</c>, <c>GMT</c>, <c>Z</c> or an offset.</summary>
    private static bool TryReadJoined(ReadOnlySpan<byte> dateTime, ReadOnlySpan<byte> zone, out long seconds)
    {
        ReadOnlySpan<byte> offset = Ascii.EqualsIgnoreCase(zone, "UTC"u8) || Ascii.EqualsIgnoreCase(zone, "GMT"u8) ? "Z"u8 : zone;
        Span<byte> joined = stackalloc byte[InstantText.MaxLength];
        seconds = 0;
        if (dateTime.Length + offset.Length > joined.Length) return false;

        dateTime.CopyTo(joined);
        offset.CopyTo(joined[dateTime.Length..]);
        return InstantText.TryRead(joined[..(dateTime.Length + offset.Length)], out seconds);
    }

    /// <summary>Sets a part of the date. False if it was set before.</summary>
    private static bool Take(ref int part, int value)
    {
        bool isNew = part == 0;
        part = value;
        return isNew;
    }

    /// <summary>The 1-based position of a name among names of three letters; 0 if it is not among them.</summary>
    private static int NumberOf(ReadOnlySpan<byte> name, ReadOnlySpan<byte> names)
    {
        if (name.Length != 3) return 0;
        for (int at = 0; at < names.Length; at += 3)
        {
            if (Ascii.EqualsIgnoreCase(name, names.Slice(at, 3))) return (at / 3) + 1;
        }

        return 0;
    }

    /// <summary>Whether a text is what Go writes after an offset: the zone's short name, or the offset again.</summary>
    private static bool IsZoneName(ReadOnlySpan<byte> text) => text.Length is >= 3 and <= 5 && !text.Contains((byte)' ');
}
