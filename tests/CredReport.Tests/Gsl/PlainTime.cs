using System.Globalization;

namespace CredReport.Tests.Gsl;

/// <summary>Arithmetic of time, one obvious step at a time.</summary>
internal static class PlainTime
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz"];

    /// <summary>Null when the cell is no timestamp.</summary>
    public static DateTime? Read(string cell) =>
        DateTimeOffset.TryParseExact(cell, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment) ? moment.UtcDateTime : null;

    public static double ToUnix(DateTime moment) => (moment - new DateTime(1970, 1, 1, 0, 0, 0, moment.Kind)).TotalSeconds;

    public static DateTime Add(DateTime moment, int count, string unit) => unit switch
    {
        "seconds" => moment.AddSeconds(count),
        "minutes" => moment.AddMinutes(count),
        "hours" => moment.AddHours(count),
        "days" => moment.AddDays(count),
        "weeks" => moment.AddDays(7 * count),
        "months" => moment.AddMonths(count),
        "years" => moment.AddYears(count),
        _ => throw new ArgumentException(unit, nameof(unit)),
    };

    /// <summary>Whole units from the earlier to the later moment; infinite when one is absent.</summary>
    public static double Distance(DateTime? one, DateTime? other, string unit)
    {
        if (one is not { } first || other is not { } second) return double.PositiveInfinity;

        TimeSpan span = (first - second).Duration();
        switch (unit)
        {
            case "seconds": return Math.Floor(span.TotalSeconds);
            case "minutes": return Math.Floor(span.TotalMinutes);
            case "hours": return Math.Floor(span.TotalHours);
            case "days": return Math.Floor(span.TotalDays);
            case "weeks": return Math.Floor(span.TotalDays / 7);
        }

        // Months and years have no length: count until the next one is not over yet.
        DateTime earlier = first < second ? first : second;
        DateTime later = first < second ? second : first;
        int whole = 0;
        while (Add(earlier, whole + 1, unit) <= later) whole++;
        return whole;
    }
}
