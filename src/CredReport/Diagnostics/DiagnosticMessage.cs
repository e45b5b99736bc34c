using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CredReport.Model;

namespace CredReport.Diagnostics;

/// <summary>
/// A message of the tool's words and typed pieces, written as an interpolated string. Text of an input cannot get in untyped, so that it
/// can be replaced by a pseudonym or withheld.
/// </summary>
[InterpolatedStringHandler]
internal sealed class DiagnosticMessage
{
    private readonly List<MessageArgument> _pieces;

    /// <param name="literalLength">Length of the literal text.</param>
    /// <param name="pieces">Number of pieces.</param>
    public DiagnosticMessage(int literalLength, int pieces)
    {
        _ = literalLength;
        _pieces = new List<MessageArgument>(2 * pieces + 1);
    }

    /// <summary>Appends literal text.</summary>
    public void AppendLiteral(string words) => _pieces.Add(MessageArgument.Own(words));

    /// <summary>Appends a number.</summary>
    public void AppendFormatted(long number) => AppendLiteral(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Appends a time.</summary>
    public void AppendFormatted(Instant moment) => AppendLiteral(moment.ToString());

    /// <summary>Appends a clause; null for nothing.</summary>
    public void AppendFormatted(DiagnosticMessage? clause)
    {
        if (clause is not null) _pieces.AddRange(clause._pieces);
    }

    /// <summary>Appends a typed piece.</summary>
    public void AppendFormatted(MessageArgument piece) => _pieces.Add(piece);

    /// <summary>The message of an interpolated string where the compiler would otherwise take it for a string.</summary>
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

    /// <summary>The full message, without pseudonyms.</summary>
    public override string ToString() => ToString(null);

    /// <summary>The message as it may be shown.</summary>
    /// <param name="pseudonyms">Replaces accounts and users; null to show them.</param>
    public string ToString(Pseudonyms? pseudonyms)
    {
        StringBuilder text = new();
        foreach (MessageArgument piece in _pieces) text.Append(piece.Show(pseudonyms));
        return text.ToString();
    }
}
