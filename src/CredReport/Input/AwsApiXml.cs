using System.Text;
using System.Xml;
using CredReport.Diagnostics;

namespace CredReport.Input;

/// <summary>The XML answer of AWS's API: <c>&lt;GetCredentialReportResponse&gt;</c> with <c>Content</c> in base64 and <c>GeneratedTime</c>.</summary>
internal static class AwsApiXml
{
    /// <summary>What the answer begins with, an XML declaration aside.</summary>
    public static ReadOnlySpan<byte> Root => "GetCredentialReportResponse"u8;

    public static Envelope? Read(ReadOnlySpan<byte> text, DiagnosticBag diagnostics)
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
