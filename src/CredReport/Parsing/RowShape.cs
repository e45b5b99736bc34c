using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>Recognizes a row or a header by its cells.</summary>
internal static class RowShape
{
    /// <summary>
    /// Whether the line is a header or a row: as many cells as columns, a user, and, if there are such columns, the user's own ARN and a
    /// creation time.
    /// </summary>
    public static bool IsRowOrHeader(ReadOnlySpan<byte> line, ReportHeader header)
    {
        CsvLine cut = CsvLine.Of(line, header.Separator);
        if (cut.Malformed is null && (IsRow(cut, header) || ReportHeader.IsHeader(cut.Texts))) return true;

        return header.IsAwsLayout && RowRecovery.TryCut(line, header.Names.Count, out _, out _);
    }

    /// <summary>Whether the cells are a row's.</summary>
    public static bool IsRow(CsvLine cut, ReportHeader header)
    {
        if (cut.Count != header.Names.Count) return false;

        ReadOnlySpan<byte> user = CellText.TrimName(cut.Cell(header.IndexOf(ReportColumn.User)));
        if (user.IsEmpty) return false;
        if (header.Has(ReportColumn.Arn) && !IamArn.Names(CellText.Trim(cut.Cell(header.IndexOf(ReportColumn.Arn))), user)) return false;
        return !header.Has(ReportColumn.UserCreationTime)
            || CellText.ReadInstant(CellText.Trim(cut.Cell(header.IndexOf(ReportColumn.UserCreationTime))), out _) == ReportedKind.Value;
    }
}
