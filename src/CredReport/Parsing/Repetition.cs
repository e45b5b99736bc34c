using System.Globalization;

namespace CredReport.Parsing;

/// <summary>Counts something that a file may hold on every line, to be said once.</summary>
internal sealed class Repetition
{
    /// <summary>How often it was seen.</summary>
    public long Count { get; private set; }

    /// <summary>The line on which it was seen first.</summary>
    public long First { get; private set; }

    /// <summary>How often and from where, in words.</summary>
    public string Times => Count == 1 ? "on this line" : string.Create(CultureInfo.InvariantCulture, $"{Count} times, on this line first");

    /// <summary>Adds what was counted behind.</summary>
    public void Add(Repetition later)
    {
        if (Count == 0) First = later.First;
        Count += later.Count;
    }

    /// <summary>Counts one more, on a line that is not before the last.</summary>
    public void Add(long line)
    {
        if (Count++ == 0) First = line;
    }
}
