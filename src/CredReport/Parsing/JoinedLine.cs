using System.Text;
using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>
/// Parts a line that holds more than one row: AWS ends a report without a line end, so that reports that were put together have the
/// next one's header or first row glued to a last cell; and some programs write line ends out.
/// It is parted only where one side shows for sure that it is a row or a header.
/// </summary>
internal static class JoinedLine
{
    /// <summary>No row is longer, in bytes, so that a hostile line costs little: a name, an ARN and twenty cells make about 1,050.</summary>
    private const int LongestRow = 4096;

    /// <summary>No user name is as long, so that this much of a header is no part of one.</summary>
    private const int LongestName = 64;

    private static ReadOnlySpan<byte> RootStart => "<root_account>,arn:"u8;

    private static ReadOnlySpan<byte> ArnMark => ",arn:"u8;

    /// <summary>Finds where the first row ends and the rest begins.</summary>
    /// <param name="line">The line.</param>
    /// <param name="header">What rows look like.</param>
    /// <param name="end">Where the first row ends.</param>
    /// <param name="next">Where the rest begins.</param>
    public static bool TryPart(ReadOnlySpan<byte> line, ReportHeader header, out int end, out int next) =>
        TryPartAtWrittenLineEnd(line, header, out end, out next)
        || TryPartBeforeHeader(line, header, out end, out next)
        || (header.IsAwsLayout && TryPartBehindLastCell(line, header, out end, out next));

    private static bool TryPartAtWrittenLineEnd(ReadOnlySpan<byte> line, ReportHeader header, out int end, out int next)
    {
        int from = 0;
        while (WrittenLineEnd.TryFind(line, from, out end, out next) && next < LongestRow)
        {
            WrittenLineEnd.TryFind(line, next, out int nextEnd, out _);
            if (RowShape.IsRowOrHeader(line[..end], header) || RowShape.IsRowOrHeader(line[next..nextEnd], header)) return true;
            from = next;
        }

        return false;
    }

    /// <summary>A glued header ends its line: the one of the file itself, or one of AWS's.</summary>
    private static bool TryPartBeforeHeader(ReadOnlySpan<byte> line, ReportHeader header, out int end, out int next)
    {
        foreach (byte[] text in ReportColumns.AwsHeaders.Append(header.Text))
        {
            end = next = line.Length - text.Length;
            if (end <= 0 || !line.EndsWith(text)) continue;

            if (line[..end].EndsWith(Encoding.UTF8.Preamble)) end -= Encoding.UTF8.Preamble.Length;
            if (text.Length > LongestName || RowShape.IsRowOrHeader(line[..end], header)) return true;
        }

        end = next = 0;
        return false;
    }

    /// <summary>
    /// A row is glued to a last cell, which is a date or <c>N/A</c>. The name of the root user needs no more to be known by: no other
    /// name holds a bracket.
    /// </summary>
    private static bool TryPartBehindLastCell(ReadOnlySpan<byte> line, ReportHeader header, out int end, out int next)
    {
        int root = line[Math.Min(1, line.Length)..].IndexOf(RootStart) + 1;
        ReadOnlySpan<byte> searched = line[..Math.Min(line.Length, LongestRow)];
        for (int comma = searched.IndexOf((byte)','); comma >= 0; comma = NextComma(searched, comma))
        {
            if (root > 0 && comma >= root) break;

            end = next = comma + 1 + LastCellLength(line[(comma + 1)..]);
            bool goesOn = end > comma + 1 && end < line.Length && line[end] != ',';
            if (goesOn && line[end..].IndexOf(ArnMark) > 0 && RowShape.IsRowOrHeader(line[..end], header)) return true;
        }

        end = next = root;
        return root > 0;
    }

    private static int NextComma(ReadOnlySpan<byte> text, int comma)
    {
        int next = text[(comma + 1)..].IndexOf((byte)',');
        return next < 0 ? -1 : comma + 1 + next;
    }

    /// <summary>How long the date or <c>N/A</c> is with which the text begins; 0 when it begins with neither.</summary>
    private static int LastCellLength(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> absent = "N/A"u8;
        if (text.StartsWith(absent)) return absent.Length;

        foreach (int length in InstantLengths)
        {
            if (text.Length >= length && CellText.ReadInstant(text[..length], out _) == Model.ReportedKind.Value) return length;
        }

        return 0;
    }

    /// <summary>Lengths of the two layouts that AWS writes, <c>2024-07-15T12:35:00Z</c> and <c>2017-07-18T21:41:36+00:00</c>.</summary>
    private static ReadOnlySpan<int> InstantLengths => [20, 25];
}
