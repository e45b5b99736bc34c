using System.Globalization;
using System.Text;
using CredReport.Model;
using CsCheck;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Model;

/// <summary>Which texts are moments, and which moments they are.</summary>
public sealed class InstantTests
{
    private static readonly string[] DateFormats = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd' 'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'.'fff"];

    [Theory]
    // The two layouts of AWS.
    [InlineData("2024-07-15T12:35:00Z", "2024-07-15T12:35:00Z")]
    [InlineData("2017-07-18T21:41:36+00:00", "2017-07-18T21:41:36Z")]
    // Offsets, with and without a colon and minutes.
    [InlineData("2017-07-18T21:41:36+01:00", "2017-07-18T20:41:36Z")]
    [InlineData("2017-07-18T21:41:36-05:30", "2017-07-19T03:11:36Z")]
    [InlineData("2017-07-18T21:41:36-0530", "2017-07-19T03:11:36Z")]
    [InlineData("2017-07-18T21:41:36+0000", "2017-07-18T21:41:36Z")]
    [InlineData("2017-07-18T21:41:36+09", "2017-07-18T12:41:36Z")]
    [InlineData("2017-07-18T21:41:36-00:00", "2017-07-18T21:41:36Z")]
    [InlineData("2017-01-01T00:30:00+01:00", "2016-12-31T23:30:00Z")]
    // Fractions are cut, before 1970 too.
    [InlineData("2017-07-18T21:41:36.5Z", "2017-07-18T21:41:36Z")]
    [InlineData("2017-07-18T21:41:36.999999999+00:00", "2017-07-18T21:41:36Z")]
    [InlineData("2017-07-18T21:41:36,5Z", "2017-07-18T21:41:36Z")]
    [InlineData("1969-12-31T23:59:59.9Z", "1969-12-31T23:59:59Z")]
    // A space for T, lower case, no seconds, a date alone.
    [InlineData("2017-07-18 21:41:36Z", "2017-07-18T21:41:36Z")]
    [InlineData("2017-07-18 21:41:36+00:00", "2017-07-18T21:41:36Z")]
    [InlineData("2017-07-18t21:41:36z", "2017-07-18T21:41:36Z")]
    [InlineData("2017-07-18T21:41Z", "2017-07-18T21:41:00Z")]
    [InlineData("2026-01-31", "2026-01-31T00:00:00Z")]
    // The ends of days, minutes, months and the calendar.
    [InlineData("2024-12-31T24:00:00Z", "2025-01-01T00:00:00Z")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z")]
    [InlineData("2017-01-01T00:59:60+01:00", "2017-01-01T00:00:00Z")]
    [InlineData("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z")]
    [InlineData("2000-02-29T23:59:59Z", "2000-02-29T23:59:59Z")]
    [InlineData("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z")]
    [InlineData("0001-01-01T01:00:00+01:00", "0001-01-01T00:00:00Z")]
    // As long as a timestamp may be: 48 characters.
    [InlineData("2025-01-10T08:00:00.000000000000000000000000000Z", "2025-01-10T08:00:00Z")]
    public void Is_read_in_UTC(string text, string expected)
    {
        Instant.TryParse(text, out Instant instant).Should().BeTrue();

        instant.ToString().Should().Be(expected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("N/A")]
    [InlineData("yesterday at noon")]
    // Without a zone.
    [InlineData("2025-01-10T08:00:00")]
    [InlineData("2025-01-10 08:00:00")]
    [InlineData("2025-01-10T08:00:00.5")]
    [InlineData("2025-01-10T08:00")]
    // Ambiguous, basic or incomplete.
    [InlineData("10/01/2025")]
    [InlineData("10/01/2025 08:00:00Z")]
    [InlineData("20250110T080000Z")]
    [InlineData("2025-1-10T08:00:00Z")]
    [InlineData("2025-01-10T8:00:00Z")]
    [InlineData("2025-01-10T08:0:00Z")]
    [InlineData("2025-01-10T08:00:0Z")]
    [InlineData("2025-01-10T08Z")]
    [InlineData("25-01-10T08:00:00Z")]
    // No day of the calendar.
    [InlineData("2025-02-29T00:00:00Z")]
    [InlineData("1900-02-29T00:00:00Z")]
    [InlineData("2025-04-31T00:00:00Z")]
    [InlineData("2025-01-00T00:00:00Z")]
    [InlineData("2025-01-32T00:00:00Z")]
    [InlineData("2025-13-01T00:00:00Z")]
    [InlineData("2025-00-01T00:00:00Z")]
    [InlineData("2025-02-29")]
    // No time of the day.
    [InlineData("2025-01-10T25:00:00Z")]
    [InlineData("2025-01-10T24:00:01Z")]
    [InlineData("2025-01-10T24:01:00Z")]
    [InlineData("2025-01-10T08:60:00Z")]
    [InlineData("2025-01-10T08:00:61Z")]
    [InlineData("2025-01-10T-8:00:00Z")]
    // Outside of the years 1 to 9999.
    [InlineData("0000-12-31T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+00:01")]
    [InlineData("9999-12-31T24:00:00Z")]
    [InlineData("9999-12-31T23:59:60Z")]
    [InlineData("9999-12-31T23:59:59-00:01")]
    // Odd offsets and fractions.
    [InlineData("2025-01-10T08:00:00+24:00")]
    [InlineData("2025-01-10T08:00:00+01:60")]
    [InlineData("2025-01-10T08:00:00+1:00")]
    [InlineData("2025-01-10T08:00:00+01:0")]
    [InlineData("2025-01-10T08:00:00+01:00:00")]
    [InlineData("2025-01-10T08:00:00+")]
    [InlineData("2025-01-10T08:00:00 UTC")]
    [InlineData("2025-01-10T08:00:00.Z")]
    [InlineData("2025-01-10T08:00:00.5.5Z")]
    // Something around or in it.
    [InlineData(" 2025-01-10T08:00:00Z")]
    [InlineData("2025-01-10T08:00:00Z ")]
    [InlineData("2025-01-10T08:00:00ZZ")]
    [InlineData("2025-01-10X08:00:00Z")]
    [InlineData("2025/01/10T08:00:00Z")]
    [InlineData("2025-01-10T08.00.00Z")]
    [InlineData("2025-01-10T08:00:00\0")]
    [InlineData("２０２５-01-10T08:00:00Z")]
    // 49 characters.
    [InlineData("2025-01-10T08:00:00.0000000000000000000000000000Z")]
    public void Is_refused(string? text)
    {
        Instant.TryParse(text, out Instant instant).Should().BeFalse();

        instant.Should().Be(default(Instant));
    }

    [Fact]
    public void Every_second_from_year_1_to_9999_is_written_as_the_calendar_has_it_and_read_back() =>
        Gen.Long[Instant.MinValue.UnixSeconds, Instant.MaxValue.UnixSeconds].Sample(
            seconds =>
            {
                string text = new Instant(seconds).ToString();
                bool isOfTheCalendar = text == DateTime.UnixEpoch.AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
                return isOfTheCalendar && Instant.TryParse(text, out Instant read) && read.UnixSeconds == seconds;
            },
            iter: 200_000);

    [Fact]
    public void Reads_what_the_framework_reads() =>
        Gen.Select(
            Gen.DateTime[new DateTime(2, 1, 1), new DateTime(9998, 12, 31)], Gen.Int[-14 * 60, 14 * 60], Gen.Int[0, DateFormats.Length - 1]).Sample(
            (local, offset, format) =>
            {
                char sign = offset < 0 ? '-' : '+';
                int minutes = Math.Abs(offset);
                string text = local.ToString(DateFormats[format], CultureInfo.InvariantCulture) + $"{sign}{minutes / 60:00}:{minutes % 60:00}";
                long expected = DateTimeOffset.ParseExact(text, DateFormats[format] + "zzz", CultureInfo.InvariantCulture).ToUnixTimeSeconds();
                return InstantText.TryRead(Encoding.ASCII.GetBytes(text), out long seconds) && seconds == expected;
            },
            iter: 100_000);

    [Fact]
    public void What_is_read_of_the_layouts_of_AWS_is_what_is_read_of_others() =>
        Gen.Select(
            Gen.Long[Instant.MinValue.UnixSeconds, Instant.MaxValue.UnixSeconds], Gen.Bool, Gen.Int[0, 3], Gen.Int[0, 24], Gen.Char["0123456789-+:TZtz .,/;"]).Sample(
            (seconds, isLong, kept, at, other) =>
            {
                char[] text = [.. new Instant(seconds).ToString()[..19], .. isLong ? "+00:00" : "Z"];
                if (kept > 0) text[at % text.Length] = other;

                // With a fraction it is neither of the two.
                byte[] layout = Encoding.ASCII.GetBytes(text);
                byte[] withFraction = [.. layout[..19], .. ".0"u8, .. layout[19..]];
                bool isRead = InstantText.TryRead(layout, out long read);
                return isRead == InstantText.TryRead(withFraction, out long expected) && read == expected;
            },
            iter: 400_000);

    [Fact]
    public void A_mutilated_timestamp_is_refused_or_a_moment_in_range() =>
        Gen.Select(Gen.OneOf("2024-07-15T12:35:00Z", "2017-07-18T21:41:36+00:00", "2017-07-18 21:41:36.5-0730"), Gen.Int[0, 24], Gen.Byte, Gen.Int[0, 30]).Sample(
            (text, at, other, length) =>
            {
                byte[] bytes = Encoding.ASCII.GetBytes(text);
                bytes[at % bytes.Length] = other;
                bool isRead = InstantText.TryRead(bytes.AsSpan(0, Math.Min(length, bytes.Length)), out long seconds);
                return !isRead || (seconds >= Instant.MinValue.UnixSeconds && seconds <= Instant.MaxValue.UnixSeconds);
            },
            iter: 100_000);

    [Fact]
    public void Moments_are_ordered_by_time()
    {
        Instant earlier = new(-1);
        Instant later = new(1);

        (earlier < later && earlier <= later && later > earlier && later >= earlier && earlier.CompareTo(later) < 0).Should().BeTrue();
        (later < earlier || later <= earlier || earlier > later || earlier >= later).Should().BeFalse();
    }
}
