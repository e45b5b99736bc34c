using CredReport.Model;

namespace CredReport.Gsl;

/// <summary>Calculates with instants, as Unix seconds, in units of time.</summary>
internal static class TimeUnits
{
    /// <summary>The words for the units, indexed by <see cref="TimeUnit"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["seconds", "minutes", "hours", "days", "weeks", "months", "years"];

    private static readonly long[] Lengths = [1, 60, 3600, 86400, 604800];

    /// <summary>Finds a unit by its word, in any case.</summary>
    public static bool TryFind(string word, out TimeUnit unit)
    {
        for (int i = 0; i < Names.Count; i++)
        {
            if (!Names[i].Equals(word, StringComparison.OrdinalIgnoreCase)) continue;
            unit = (TimeUnit)i;
            return true;
        }

        unit = default;
        return false;
    }

    /// <summary>A time plus a signed number of units, limited to the years 1 to 9999.</summary>
    public static long Add(long seconds, long count, TimeUnit unit)
    {
        Int128 result = unit < TimeUnit.Months
            ? (Int128)seconds + ((Int128)count * Lengths[(int)unit])
            : AddMonths(seconds, unit == TimeUnit.Years ? (Int128)count * 12 : count);
        return (long)Int128.Clamp(result, Instant.MinValue.UnixSeconds, Instant.MaxValue.UnixSeconds);
    }

    /// <summary>The distance between two times in whole units, rounded down, never negative.</summary>
    public static long Between(long one, long other, TimeUnit unit)
    {
        (long earlier, long later) = one <= other ? (one, other) : (other, one);
        if (unit < TimeUnit.Months) return (later - earlier) / Lengths[(int)unit];

        DateTimeOffset from = DateTimeOffset.FromUnixTimeSeconds(earlier);
        DateTimeOffset to = DateTimeOffset.FromUnixTimeSeconds(later);
        int months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        // A month counts when it is complete: January 31 plus one month is the last day of February.
        if (months > 0 && AddMonths(earlier, months) > later) months--;
        return unit == TimeUnit.Years ? months / 12 : months;
    }

    private static Int128 AddMonths(long seconds, Int128 months)
    {
        DateTimeOffset from = DateTimeOffset.FromUnixTimeSeconds(seconds);
        Int128 month = ((Int128)from.Year * 12) + from.Month - 1 + months;
        if (month < 12) return Instant.MinValue.UnixSeconds;
        if (month >= 10000 * 12) return Instant.MaxValue.UnixSeconds;
        return from.AddMonths((int)months).ToUnixTimeSeconds();
    }
}
