using System.Text;
using CredReport.Diagnostics;
using CsvHelper;

namespace CredReport.Parsing;

/// <summary>Pieces of the sentences about a line that has something odd about it.</summary>
internal static class OddLine
{
    private const int ShownCharacters = 60;

    /// <summary>Why the line cannot be cut into the header's columns, as a clause without a full stop.</summary>
    public static DiagnosticMessage Describe(CutLine cut, ReportHeader header) => cut.Malformed switch
    {
        CsvMalformedReason.StrayQuote => $"A quotation mark is inside a cell that is not quoted",
        CsvMalformedReason.TextAfterClosingQuote => $"Text follows the closing quotation mark of a cell",
        not null => $"A quoted cell is not closed on its line",
        _ => $"The row has {cut.Count} {Seen.Own(cut.Count == 1 ? "cell" : "cells")} and the header {header.Names.Count} columns",
    };

    /// <summary>The same as a kind.</summary>
    public static DiagnosticDescriptor Problem(CutLine cut, ReportHeader header) => cut.Malformed is not null ? DiagnosticCatalogue.StrayQuote
        : cut.Count < header.Names.Count ? DiagnosticCatalogue.TooFewCells
        : DiagnosticCatalogue.TooManyCells;

    /// <summary>As much of the line as a person needs to find it, in quotation marks.</summary>
    public static DiagnosticMessage Beginning(ReadOnlySpan<byte> line)
    {
        // Four bytes at most make a character.
        string text = Encoding.UTF8.GetString(line[..Math.Min(line.Length, (ShownCharacters + 1) * 4)]);
        return $"'{Seen.Text(text.Length <= ShownCharacters ? text : $"{text[..ShownCharacters]}…")}'";
    }
}
