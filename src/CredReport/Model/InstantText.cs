using System.Runtime.Intrinsics;

namespace CredReport.Model;

/// <summary>
/// Reads timestamps from UTF-8. AWS writes two layouts, <c>2017-07-18T21:41:36+00:00</c> until mid-2024 and
/// <c>2024-07-15T12:35:00Z</c> since; programs that re-save a report write other ISO 8601 forms with an offset.
/// </summary>
internal static class InstantText
{
    /// <summary>Length of the longest timestamp accepted, in bytes.</summary>
    public const int MaxLength = 48;

    private const int SecondsPerDay = 86400;

    /// <summary>Days from 0000-03-01 to 1970-01-01.</summary>
    private const int EpochDays = 719468;

    /// <summary>Seconds since 1970-01-01T00:00:00Z. False if the text is not a timestamp with <c>Z</c> or an offset.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out long seconds)
    {
        if (TryReadUsual(text, out seconds)) return true;

        seconds = 0;
        if (text.Length < 17 || text.Length > MaxLength) return false;
        if (text[4] != '-' || text[7] != '-' || text[13] != ':' || text[10] is not ((byte)'T' or (byte)' ' or (byte)'t')) return false;

        int year = (Digits(text, 0) * 100) + Digits(text, 2);
        int month = Digits(text, 5);
        int day = Digits(text, 8);
        int hour = Digits(text, 11);
        int minute = Digits(text, 14);

        // Digits returns a large negative number for anything that is not two digits, which fails every range check.
        if (year < 1 || year > 9999 || (uint)(month - 1) > 11 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        if ((uint)hour > 24 || (uint)minute > 59) return false;

        if (!TryReadSecondsAndOffset(text[16..], out int second, out int offset)) return false;
        if (hour == 24 && (minute != 0 || second != 0)) return false;

        // Unix time has no leap seconds: one counts as the first second of the next minute.
        seconds = ((long)DaysSinceEpoch(year, month, day) * SecondsPerDay) + (hour * 3600) + (minute * 60) + second - offset;
        return seconds >= Instant.MinValue.UnixSeconds && seconds <= Instant.MaxValue.UnixSeconds;
    }

    /// <summary>
    /// Fast path: reads only AWS's two layouts, without leap seconds, offsets and hour 24.
    /// </summary>
    private static bool TryReadUsual(ReadOnlySpan<byte> text, out long seconds)
    {
        seconds = 0;
        if (text.Length == 20 ? text[19] != 'Z' : text.Length != 25 || !text[19..].SequenceEqual("+00:00"u8)) return false;

        // Distance of each byte from the smallest allowed in its place: at most 9 for a digit, 0 for any other character.
        Vector128<byte> distance = Vector128.Create(text) - Vector128.Create("0000-00-00T00:00"u8);
        if (Vector128.GreaterThanAny(distance, Vector128.Create((byte)9, 9, 9, 9, 0, 9, 9, 0, 9, 9, 0, 9, 9, 0, 9, 9))) return false;
        int second = Digits(text, 17);
        if (text[16] != ':' || (uint)second > 59) return false;

        ulong date = distance.AsUInt64().ToScalar();
        ulong time = distance.AsUInt64().GetElement(1);
        int year = ((int)(byte)date * 1000) + ((int)(byte)(date >> 8) * 100) + Pair(date >> 16);
        int month = Pair(date >> 40);
        int day = Pair(time);
        int hour = Pair(time >> 24);
        int minute = Pair(time >> 48);
        if (year < 1 || (uint)(month - 1) > 11 || hour > 23 || minute > 59) return false;
        if (day < 1 || (day > 28 && day > DateTime.DaysInMonth(year, month))) return false;

        seconds = ((long)DaysSinceEpoch(year, month, day) * SecondsPerDay) + (hour * 3600) + (minute * 60) + second;
        return true;
    }

    /// <summary>The number of two digits, the first in the lowest byte.</summary>
    private static int Pair(ulong digits) => ((int)(byte)digits * 10) + (int)(byte)(digits >> 8);

    /// <summary>Reads <c>[:ss[.f…]](Z|±hh[[:]mm])</c>; the seconds are optional.</summary>
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

    /// <summary>The two digits at an index as a number; a large negative number if they are not digits.</summary>
    private static int Digits(ReadOnlySpan<byte> text, int at)
    {
        uint tens = (uint)text[at] - '0';
        uint ones = (uint)text[at + 1] - '0';
        return tens > 9 || ones > 9 ? -1_000_000 : (int)((tens * 10) + ones);
    }

    private static int DaysSinceEpoch(int year, int month, int day)
    {
        // Years that begin in March have the leap day at their end, and every five months have 153 days.
        int early = (month - 3) >> 31;
        int past = year + early;
        int months = month - 3 + (early & 12);
        return (past * 365) + (past / 4) - (past / 100) + (past / 400) + (((153 * months) + 2) / 5) + day - 1 - EpochDays;
    }
}
