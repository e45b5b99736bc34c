using CredReport.Input.Forms;

namespace CredReport.Input;

/// <summary>A part of a text that is an input by itself.</summary>
/// <param name="Report">Where the report is in the text, or what is none.</param>
/// <param name="Form">Its form; null where it is CSV, or no report.</param>
/// <param name="Skipped">The places of the lines around it that are none of a report.</param>
internal sealed record TextPart(Range Report, IReportForm? Form, IReadOnlyList<Range> Skipped)
{
    /// <summary>The part by itself, with the lines that were skipped in front.</summary>
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
