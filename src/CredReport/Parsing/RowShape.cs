using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>Tells from a line's cells alone whether it is a row under a header, or a header again.</summary>
internal static class RowShape
{
    /// <summary>Whether nothing about the line is off: as many cells as columns, a user, its own ARN and a creation time where there are such columns.</summary>
    public static bool IsRowOrHeader(ReadOnlySpan<byte> line, ReportHeader header)
    {
        CutLine cut = CutLine.Of(line, header.Separator);
        if (cut.Malformed is null && (IsRow(cut, header) || ReportHeader.IsHeader(cut.Texts))) return true;

        return header.IsAwsLayout && RowRecovery.TryCut(line, header.Names.Count, out _, out _);
    }

    /// <summary>The same of a row that was cut, and is no header.</summary>
    public static bool IsRow(CutLine cut, ReportHeader header)
    {
        if (cut.Count != header.Names.Count) return false;

        ReadOnlySpan<byte> user = CellText.TrimName(cut.Cell(header.IndexOf(ReportColumn.User)));
        if (user.IsEmpty) return false;
        if (header.Has(ReportColumn.Arn) && !IamArn.Names(CellText.Trim(cut.Cell(header.IndexOf(ReportColumn.Arn))), user)) return false;
        return !header.Has(ReportColumn.UserCreationTime)
            || CellText.ReadInstant(CellText.Trim(cut.Cell(header.IndexOf(ReportColumn.UserCreationTime))), out _) == ReportedKind.Value;
    }
}
