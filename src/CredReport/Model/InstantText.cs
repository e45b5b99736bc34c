namespace CredReport.Model;

/// <summary>
/// Reads timestamps from UTF-8. AWS writes two layouts, <c>2017-07-18T21:41:36+00:00</c> until mid-2024 and
/// <c>2024-07-15T12:35:00Z</c> since; other ISO 8601 forms with an offset come from programs in between.
/// </summary>
internal static class InstantText
{
    /// <summary>No accepted timestamp is longer, in bytes.</summary>
    public const int MaxLength = 48;

    private const int SecondsPerDay = 86400;

    /// <summary>Days from 0001-01-01 to 1970-01-01.</summary>
    private const int EpochDays = 719162;

    /// <summary>Seconds since 1970-01-01T00:00:00Z. False when the text is no timestamp with <c>Z</c> or an offset.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out long seconds)
    {
        seconds = 0;
        if (text.Length < 17 || text.Length > MaxLength) return false;
        if (text[4] != '-' || text[7] != '-' || text[13] != ':' || (text[10] != 'T' && text[10] != ' ' && text[10] != 't')) return false;

        int year = (Digits(text, 0) * 100) + Digits(text, 2);
        int month = Digits(text, 5);
        int day = Digits(text, 8);
        int hour = Digits(text, 11);
        int minute = Digits(text, 14);

        // Digits answers a negative number for anything that is not two digits, which leaves the range of every part.
        if (year < 1 || year > 9999 || (uint)(month - 1) > 11 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        if ((uint)hour > 24 || (uint)minute > 59) return false;

        if (!TryReadSecondsAndOffset(text[16..], out int second, out int offset)) return false;
        if (hour == 24 && (minute != 0 || second != 0)) return false;

        // A leap second is the first second of the next minute: Unix time has no room for it.
        seconds = ((long)DaysSinceEpoch(year, month, day) * SecondsPerDay) + (hour * 3600) + (minute * 60) + second - offset;
        return seconds >= Instant.MinValue.UnixSeconds && seconds <= Instant.MaxValue.UnixSeconds;
    }

    /// <summary>Reads <c>[:ss[.f…]](Z|±hh[[:]mm])</c>; the seconds may be left out.</summary>
    private static bool TryReadSecondsAndOffset(ReadOnlySpan<byte> text, out int second, out int offset)
    {
        second = 0;
        offset = 0;
        if (text[0] == ':')
        {
            if (text.Length < 4) return false;
            second = Digits(text, 1);
            if ((uint)second > 60) return false;
            text = text[3..];
            if (text[0] is (byte)'.' or (byte)',')
            {
                int end = text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') + 1;
                if (end < 2) return false;
                text = text[end..];
            }
        }

        if (text.Length == 1) return text[0] is (byte)'Z' or (byte)'z';

        int sign = text[0] switch { (byte)'+' => 1, (byte)'-' => -1, _ => 0 };
        int minutesAt = text.Length switch { 3 => 0, 5 => 3, 6 when text[3] == ':' => 4, _ => -1 };
        if (sign == 0 || minutesAt < 0) return false;

        int hours = Digits(text, 1);
        int minutes = minutesAt == 0 ? 0 : Digits(text, minutesAt);
        if ((uint)hours > 23 || (uint)minutes > 59) return false;
        offset = sign * ((hours * 3600) + (minutes * 60));
        return true;
    }

    /// <summary>The two digits at an index as a number; a large negative number when they are none.</summary>
    private static int Digits(ReadOnlySpan<byte> text, int at)
    {
        uint tens = (uint)text[at] - '0';
        uint ones = (uint)text[at + 1] - '0';
        return tens > 9 || ones > 9 ? -1_000_000 : (int)((tens * 10) + ones);
    }

    private static int DaysSinceEpoch(int year, int month, int day)
    {
        int past = year - 1;
        int days = (past * 365) + (past / 4) - (past / 100) + (past / 400);
        ReadOnlySpan<short> before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
        bool afterLeapDay = month > 2 && DateTime.IsLeapYear(year);
        return days + before[month - 1] + (afterLeapDay ? 1 : 0) + day - 1 - EpochDays;
    }
}
