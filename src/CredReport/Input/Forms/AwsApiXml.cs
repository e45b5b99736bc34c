using System.Text;
using System.Xml;
using CredReport.Diagnostics;

namespace CredReport.Input.Forms;

/// <summary>The XML answer of AWS's API: <c>&lt;GetCredentialReportResponse&gt;</c> with <c>Content</c> in base64 and <c>GeneratedTime</c>.</summary>
internal sealed class AwsApiXml : IReportForm
{
    /// <summary>How much may come before the root element, as an XML declaration does, in bytes.</summary>
    private const int LongestDeclaration = 512;

    /// <summary>The answer's element.</summary>
    private static ReadOnlySpan<byte> Root => "GetCredentialReportResponse"u8;

    private static ReadOnlySpan<byte> End => "</GetCredentialReportResponse>"u8;

    public DiagnosticMessage Description => $"XML that is not the answer of AWS's API";

    public bool Begins(ReadOnlySpan<byte> start) => start.StartsWith("<"u8) && start[..Math.Min(start.Length, LongestDeclaration)].IndexOf(Root) >= 0;

    public int Cut(ReadOnlySpan<byte> text, List<Range> places)
    {
        int end = text.IndexOf(End);
        int length = end < 0 ? text.Length : end + End.Length;
        places.Add(..length);
        return length;
    }

    public Envelope? Read(ReadOnlyMemory<byte> text, DiagnosticBag diagnostics)
    {
        string? content = null;
        string? generatedTime = null;
        try
        {
            XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true };
            using XmlReader xml = XmlReader.Create(new MemoryStream(text.ToArray(), writable: false), settings);
            string element = "";
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element) element = xml.LocalName;
                else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && element == "Content") content += xml.Value;
                else if (xml.NodeType == XmlNodeType.Text && element == "GeneratedTime") generatedTime = xml.Value.Trim();
                else if (xml.NodeType == XmlNodeType.EndElement) element = "";
            }
        }
        catch (XmlException e)
        {
            diagnostics.Add(DiagnosticCatalogue.BrokenXml, $"The XML ends early or is malformed at line {e.LineNumber}, column {e.LinePosition}: expected the whole answer of AWS's API.");
            return null;
        }

        if (content is null)
        {
            diagnostics.Add(DiagnosticCatalogue.MissingContent, $"The XML has no element 'Content': the answer of AWS's API holds the report there, in base64.");
            return null;
        }

        if (ContentText.Decode(Encoding.UTF8.GetBytes(content)) is { } csv) return new Envelope(SourceForms.AwsApiXml, csv, generatedTime);

        diagnostics.Add(DiagnosticCatalogue.ContentNotBase64, $"'Content' is neither base64 nor the text of a report: the answer of AWS's API holds the report there, in base64.");
        return null;
    }
}
