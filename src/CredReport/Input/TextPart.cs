using CredReport.Input.Forms;

namespace CredReport.Input;

/// <summary>A part of a text that is an input by itself.</summary>
/// <param name="Report">The place of the report, or of other content, in the text.</param>
/// <param name="Form">Its form; null if it is CSV or not a report.</param>
/// <param name="Skipped">The places of the skipped lines around it.</param>
internal sealed record TextPart(Range Report, IReportForm? Form, IReadOnlyList<Range> Skipped)
{
    /// <summary>The part by itself, with the skipped lines before it.</summary>
    /// <param name="text">The text that was cut.</param>
    public byte[] Bytes(ReadOnlySpan<byte> text)
    {
        using MemoryStream bytes = new();
        foreach (Range lines in Skipped)
        {
            bytes.Write(text[lines]);
            bytes.WriteByte((byte)'\n');
        }

        bytes.Write(text[Report]);
        return bytes.ToArray();
    }
}
