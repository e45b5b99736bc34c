using System.Globalization;
using System.Text;

namespace CredReport.Model;

/// <summary>A time in UTC, in whole seconds as in a credential report; fractions of a second are dropped.</summary>
/// <param name="UnixSeconds">Seconds since 1970-01-01T00:00:00Z, negative before; within the years 1 to 9999.</param>
public readonly record struct Instant(long UnixSeconds) : IComparable<Instant>
{
    /// <summary>The earliest time, 0001-01-01T00:00:00Z.</summary>
    public static readonly Instant MinValue = new(-62135596800);

    /// <summary>The latest time, 9999-12-31T23:59:59Z.</summary>
    public static readonly Instant MaxValue = new(253402300799);

    /// <summary>Length of the text of every time.</summary>
    internal const int TextLength = 20;

    /// <summary>
    /// Reads an ISO 8601 time with <c>Z</c> or an offset, for example <c>2026-01-31T06:00:00Z</c>;
    /// a date without a time is the start of that day in UTC. False for everything else.
    /// </summary>
    public static bool TryParse(string? text, out Instant instant)
    {
        instant = default;
        if (string.IsNullOrEmpty(text) || text.Length > InstantText.MaxLength || !Ascii.IsValid(text)) return false;

        string full = text.Length == 10 ? text + "T00:00:00Z" : text;
        if (!InstantText.TryRead(Encoding.ASCII.GetBytes(full), out long seconds)) return false;

        instant = new Instant(seconds);
        return true;
    }

    /// <summary>The time as a <see cref="DateTimeOffset"/> with offset zero.</summary>
    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeSeconds(UnixSeconds);

    /// <inheritdoc/>
    public int CompareTo(Instant other) => UnixSeconds.CompareTo(other.UnixSeconds);

    /// <summary>Whether the left time is earlier.</summary>
    public static bool operator <(Instant left, Instant right) => left.UnixSeconds < right.UnixSeconds;

    /// <summary>Whether the left time is later.</summary>
    public static bool operator >(Instant left, Instant right) => left.UnixSeconds > right.UnixSeconds;

    /// <summary>Whether the left time is earlier or the same.</summary>
    public static bool operator <=(Instant left, Instant right) => left.UnixSeconds <= right.UnixSeconds;

    /// <summary>Whether the left time is later or the same.</summary>
    public static bool operator >=(Instant left, Instant right) => left.UnixSeconds >= right.UnixSeconds;

    /// <summary>The time as <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
    public override string ToString() => string.Create(TextLength, ToDateTimeOffset().UtcDateTime, static (text, time) =>
    {
        // The sortable pattern lacks only the last letter, and is many times faster than a custom one.
        time.TryFormat(text, out _, "s", CultureInfo.InvariantCulture);
        text[^1] = 'Z';
    });

    /// <summary>Writes <see cref="ToString"/> in UTF-8, <see cref="TextLength"/> bytes.</summary>
    internal void Format(Span<byte> text)
    {
        ToDateTimeOffset().UtcDateTime.TryFormat(text, out _, "s", CultureInfo.InvariantCulture);
        text[TextLength - 1] = (byte)'Z';
    }
}
