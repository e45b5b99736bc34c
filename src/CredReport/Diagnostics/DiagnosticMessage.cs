using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CredReport.Model;

namespace CredReport.Diagnostics;

/// <summary>
/// A sentence of the tool's own words and of pieces, each of which says what it is: a text that was seen cannot get into one as if it
/// were the tool's own, and gives way to a pseudonym, or to nothing, where there is a key. Written as an interpolated string.
/// </summary>
[InterpolatedStringHandler]
internal sealed class DiagnosticMessage
{
    private readonly List<Seen> _pieces;

    /// <param name="literalLength">How much of it are words.</param>
    /// <param name="pieces">How many pieces there are between them.</param>
    public DiagnosticMessage(int literalLength, int pieces)
    {
        _ = literalLength;
        _pieces = new List<Seen>(2 * pieces + 1);
    }

    /// <summary>Appends words.</summary>
    public void AppendLiteral(string words) => _pieces.Add(Seen.Own(words));

    /// <summary>Appends a number.</summary>
    public void AppendFormatted(long number) => AppendLiteral(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Appends a moment.</summary>
    public void AppendFormatted(Instant moment) => AppendLiteral(moment.ToString());

    /// <summary>Appends a clause; null for nothing.</summary>
    public void AppendFormatted(DiagnosticMessage? clause)
    {
        if (clause is not null) _pieces.AddRange(clause._pieces);
    }

    /// <summary>Appends a text that says what it is.</summary>
    public void AppendFormatted(Seen piece) => _pieces.Add(piece);

    /// <summary>The message that an interpolated string is, where the compiler would take it for a string.</summary>
    public static DiagnosticMessage Of(DiagnosticMessage message) => message;

    /// <summary>Joins clauses.</summary>
    public static DiagnosticMessage Join(string separator, IEnumerable<DiagnosticMessage> clauses)
    {
        DiagnosticMessage joined = new(0, 0);
        foreach (DiagnosticMessage clause in clauses)
        {
            if (joined._pieces.Count > 0) joined.AppendLiteral(separator);
            joined.AppendFormatted(clause);
        }

        return joined;
    }

    /// <summary>The sentence with everything in it.</summary>
    public override string ToString() => ToString(null);

    /// <summary>The sentence as it may be shown.</summary>
    /// <param name="pseudonyms">What stands for accounts and users; null where they are shown.</param>
    public string ToString(Pseudonyms? pseudonyms)
    {
        StringBuilder text = new();
        foreach (Seen piece in _pieces) text.Append(piece.Show(pseudonyms));
        return text.ToString();
    }
}
