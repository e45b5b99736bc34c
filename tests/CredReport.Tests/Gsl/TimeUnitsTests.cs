using CredReport.Gsl;
using CredReport.Model;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Gsl;

public sealed class TimeUnitsTests
{
    private const string First = "0001-01-01T00:00:00Z";
    private const string Last = "9999-12-31T23:59:59Z";

    [Theory]
    [InlineData("2026-01-31T12:00:00Z", 0, "days", "2026-01-31T12:00:00Z")]
    [InlineData("2026-01-31T12:00:00Z", 30, "seconds", "2026-01-31T12:00:30Z")]
    [InlineData("2026-01-31T12:00:00Z", -1, "seconds", "2026-01-31T11:59:59Z")]
    [InlineData("2026-01-31T12:00:00Z", -60, "minutes", "2026-01-31T11:00:00Z")]
    [InlineData("2026-01-31T12:00:00Z", 12, "hours", "2026-02-01T00:00:00Z")]
    [InlineData("2026-01-31T12:00:00Z", -90, "days", "2025-11-02T12:00:00Z")]
    [InlineData("2024-02-28T00:00:00Z", 1, "days", "2024-02-29T00:00:00Z")]
    [InlineData("2026-01-31T12:00:00Z", 2, "weeks", "2026-02-14T12:00:00Z")]
    [InlineData("2026-01-31T12:00:00Z", 1, "months", "2026-02-28T12:00:00Z")]
    [InlineData("2026-01-31T12:00:00Z", 2, "months", "2026-03-31T12:00:00Z")]
    [InlineData("2026-01-31T12:00:00Z", -2, "months", "2025-11-30T12:00:00Z")]
    [InlineData("2024-01-31T12:00:00Z", 1, "months", "2024-02-29T12:00:00Z")]
    [InlineData("2024-02-29T12:00:00Z", 1, "years", "2025-02-28T12:00:00Z")]
    [InlineData("2024-02-29T12:00:00Z", -4, "years", "2020-02-29T12:00:00Z")]
    [InlineData("2026-01-31T12:00:00Z", -24, "months", "2024-01-31T12:00:00Z")]
    [InlineData("0001-02-01T00:00:00Z", -1, "months", First)]
    [InlineData("0001-01-31T00:00:00Z", -1, "months", First)]
    [InlineData("9999-11-30T00:00:00Z", 1, "months", "9999-12-30T00:00:00Z")]
    [InlineData("9999-12-01T00:00:00Z", 1, "months", Last)]
    [InlineData("2026-01-31T12:00:00Z", -2026, "years", First)]
    [InlineData("2026-01-31T12:00:00Z", 8000, "years", Last)]
    [InlineData("2026-01-31T12:00:00Z", long.MinValue, "seconds", First)]
    [InlineData("2026-01-31T12:00:00Z", long.MaxValue, "weeks", Last)]
    [InlineData("2026-01-31T12:00:00Z", long.MinValue, "months", First)]
    [InlineData("2026-01-31T12:00:00Z", long.MaxValue, "years", Last)]
    public void Add_moves_a_moment(string from, long count, string unit, string expected)
    {
        long sum = TimeUnits.Add(Seconds(from), count, Unit(unit));

        new Instant(sum).ToString().Should().Be(expected);
    }

    [Theory]
    [InlineData("2026-01-31T12:00:00Z", "2026-01-31T12:00:00Z", "seconds", 0)]
    [InlineData("2026-01-31T12:00:00Z", "2026-01-31T12:01:01Z", "seconds", 61)]
    [InlineData("2026-01-31T12:00:00Z", "2026-01-31T12:01:59Z", "minutes", 1)]
    [InlineData("2026-01-31T12:00:00Z", "2026-01-31T13:59:59Z", "hours", 1)]
    [InlineData("2026-01-31T12:00:00Z", "2026-02-02T11:59:59Z", "days", 1)]
    [InlineData("2026-01-31T12:00:00Z", "2026-02-14T12:00:00Z", "weeks", 2)]
    [InlineData("2026-01-31T12:00:00Z", "2026-02-28T11:59:59Z", "months", 0)]
    [InlineData("2026-01-31T12:00:00Z", "2026-02-28T12:00:00Z", "months", 1)]
    [InlineData("2026-01-31T12:00:00Z", "2026-03-30T12:00:00Z", "months", 1)]
    [InlineData("2026-01-31T12:00:00Z", "2026-03-31T12:00:00Z", "months", 2)]
    [InlineData("2024-02-29T12:00:00Z", "2025-02-28T12:00:00Z", "years", 1)]
    [InlineData("2024-02-29T12:00:00Z", "2028-02-28T12:00:00Z", "years", 3)]
    [InlineData("2024-02-29T12:00:00Z", "2028-02-29T12:00:00Z", "years", 4)]
    [InlineData(First, Last, "years", 9998)]
    [InlineData(First, Last, "months", 119987)]
    [InlineData(First, Last, "seconds", 315537897599)]
    public void Between_counts_whole_units_in_either_direction(string one, string other, string unit, long expected)
    {
        TimeUnits.Between(Seconds(one), Seconds(other), Unit(unit)).Should().Be(expected);
        TimeUnits.Between(Seconds(other), Seconds(one), Unit(unit)).Should().Be(expected);
    }

    [Theory]
    [InlineData("seconds", 0)]
    [InlineData("Days", 3)]
    [InlineData("YEARS", 6)]
    [InlineData("day", -1)]
    [InlineData("", -1)]
    [InlineData("days ", -1)]
    [InlineData("decades", -1)]
    public void Units_are_found_by_their_words(string word, int expected)
    {
        int found = TimeUnits.TryFind(word, out TimeUnit unit) ? (int)unit : -1;

        found.Should().Be(expected);
    }

    private static long Seconds(string text) => Instant.TryParse(text, out Instant instant) ? instant.UnixSeconds : throw new FormatException(text);

    private static TimeUnit Unit(string word) => TimeUnits.TryFind(word, out TimeUnit unit) ? unit : throw new FormatException(word);
}
