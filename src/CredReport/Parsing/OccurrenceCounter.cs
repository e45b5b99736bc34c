using System.Globalization;

namespace CredReport.Parsing;

/// <summary>Counts something that may be on every line of a file, so that it is reported once.</summary>
internal sealed class OccurrenceCounter
{
    /// <summary>Number of occurrences.</summary>
    public long Count { get; private set; }

    /// <summary>Line of the first occurrence.</summary>
    public long First { get; private set; }

    /// <summary>The number of occurrences in words.</summary>
    public string Times => Count == 1 ? "on this line" : string.Create(CultureInfo.InvariantCulture, $"{Count} times, on this line first");

    /// <summary>Adds the occurrences in a later part of the file.</summary>
    public void Add(OccurrenceCounter later)
    {
        if (Count == 0) First = later.First;
        Count += later.Count;
    }

    /// <summary>Counts one more. Lines come in ascending order.</summary>
    public void Add(long line)
    {
        if (Count++ == 0) First = line;
    }
}
