using System.Text;
using System.Xml;
using CredReport.Diagnostics;

namespace CredReport.Input.Forms;

/// <summary>
/// The XML response of AWS's API: <c>&lt;GetCredentialReportResponse&gt;</c> with <c>Content</c> in base64 and <c>GeneratedTime</c>.
/// </summary>
internal sealed class AwsApiXml : IReportForm
{
    /// <summary>The most bytes before the root element, for example of an XML declaration.</summary>
    private const int LongestDeclaration = 512;

    private const string Content = "Content";

    private const string GeneratedTime = "GeneratedTime";

    /// <summary>The response's root element.</summary>
    private static ReadOnlySpan<byte> Root => "GetCredentialReportResponse"u8;

    private static ReadOnlySpan<byte> End => "</GetCredentialReportResponse>"u8;

    public DiagnosticMessage Description => $"XML that is not the answer of AWS's API";

    public bool Begins(ReadOnlySpan<byte> start) =>
        start.StartsWith("<"u8) && start[..Math.Min(start.Length, LongestDeclaration)].IndexOf(Root) >= 0;

    public int Cut(ReadOnlySpan<byte> text, List<Range> places)
    {
        int end = text.IndexOf(End);
        int length = end < 0 ? text.Length : end + End.Length;
        places.Add(..length);
        return length;
    }

    /// <summary>Reads a response. Null if it does not hold a complete report; the diagnostics say why.</summary>
    public Envelope? Read(ReadOnlyMemory<byte> text, DiagnosticBag diagnostics)
    {
        Dictionary<string, string> texts = new(StringComparer.OrdinalIgnoreCase);
        try
        {
            // Comments and instructions may interrupt a text: the reader skips them, and returns the text in parts.
            XmlReaderSettings settings = new()
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
            };
            using XmlReader xml = XmlReader.Create(new MemoryStream(text.ToArray(), writable: false), settings);
            while (xml.Read())
            {
                bool isPart = xml.NodeType == XmlNodeType.Element && IsNamed(xml, Content, GeneratedTime);
                if (isPart && !TryReadText(xml, texts, diagnostics)) return null;
            }
        }
        catch (XmlException e)
        {
            diagnostics.Add(DiagnosticCatalogue.BrokenXml,
                $"The XML ends early or is malformed at line {e.LineNumber}, column {e.LinePosition}: "
                + $"expected the whole answer of AWS's API.");
            return null;
        }

        if (texts.GetValueOrDefault(Content) is not { Length: > 0 } content)
        {
            diagnostics.Add(DiagnosticCatalogue.MissingContent,
                $"The XML has no element 'Content': the answer of AWS's API holds the report there, in base64.");
            return null;
        }

        if (ContentText.Decode(Encoding.UTF8.GetBytes(content)) is { } csv)
            return new Envelope(SourceForms.AwsApiXml, csv, texts.GetValueOrDefault(GeneratedTime)?.Trim());

        diagnostics.Add(DiagnosticCatalogue.ContentNotBase64,
            $"'Content' is neither base64 nor the text of a report: the answer of AWS's API holds the report there, in base64.");
        return null;
    }

    /// <summary>Whether an element has one of the names, in any case, since some programs change it.</summary>
    private static bool IsNamed(XmlReader xml, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (xml.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>Reads the text of an element. False if it contains more than text, or is a repeated element.</summary>
    private static bool TryReadText(XmlReader xml, Dictionary<string, string> texts, DiagnosticBag diagnostics)
    {
        string name = xml.LocalName;
        IXmlLineInfo place = (IXmlLineInfo)xml;
        if (texts.ContainsKey(name))
        {
            diagnostics.Add(DiagnosticCatalogue.BrokenXml,
                $"The XML has a second element '{MessageArgument.Own(name)}' at line {place.LineNumber}, column {place.LinePosition}: "
                + $"the answer of AWS's API has one.");
            return false;
        }

        StringBuilder text = new();
        bool isEmpty = xml.IsEmptyElement;
        while (!isEmpty && xml.Read() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                diagnostics.Add(DiagnosticCatalogue.BrokenXml,
                    $"'{MessageArgument.Own(name)}' holds another element, '{MessageArgument.Text(xml.Name)}', at line {place.LineNumber}, "
                    + $"column {place.LinePosition}: expected text and no elements, as in the answer of AWS's API.");
                return false;
            }

            text.Append(xml.Value);
        }

        texts.Add(name, text.ToString());
        return true;
    }
}
