using System.Text;
using CredReport.Diagnostics;
using CsvHelper;

namespace CredReport.Parsing;

/// <summary>Texts for diagnostics about malformed lines.</summary>
internal static class MalformedLineText
{
    private const int ShownCharacters = 60;

    /// <summary>Why the line cannot be split into the header's columns, as a clause without a period.</summary>
    public static DiagnosticMessage Describe(CsvLine cut, ReportHeader header) => cut.Malformed switch
    {
        CsvMalformedReason.StrayQuote => $"A quotation mark is inside a cell that is not quoted",
        CsvMalformedReason.TextAfterClosingQuote => $"Text follows the closing quotation mark of a cell",
        not null => $"A quoted cell is not closed on its line",
        _ => $"The row has {cut.Count} {MessageArgument.Own(cut.Count == 1 ? "cell" : "cells")} and the header {header.Names.Count} columns",
    };

    /// <summary>The diagnostic for what <see cref="Describe"/> says.</summary>
    public static DiagnosticDescriptor Problem(CsvLine cut, ReportHeader header) =>
        cut.Malformed is not null ? DiagnosticCatalogue.StrayQuote
        : cut.Count < header.Names.Count ? DiagnosticCatalogue.TooFewCells
        : DiagnosticCatalogue.TooManyCells;

    /// <summary>The start of the line in quotation marks, enough to find it.</summary>
    public static DiagnosticMessage Beginning(ReadOnlySpan<byte> line)
    {
        // A character has at most four bytes.
        string text = Encoding.UTF8.GetString(line[..Math.Min(line.Length, (ShownCharacters + 1) * 4)]);
        return $"'{MessageArgument.Text(text.Length <= ShownCharacters ? text : $"{text[..ShownCharacters]}…")}'";
    }
}
