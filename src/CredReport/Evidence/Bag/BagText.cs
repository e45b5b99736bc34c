using System.Globalization;
using System.Text;
using CredReport.Model;
using CredReport.Reporting;

namespace CredReport.Evidence.Bag;

/// <summary>The tag files of a bag. Source: RFC 8493, The BagIt File Packaging Format.</summary>
internal static class BagText
{
    /// <summary>Says that the folder is a bag.</summary>
    public const string Declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

    /// <summary>Before the tool and its version.</summary>
    public const string AgentLabel = "Bag-Software-Agent: ";

    /// <summary>Before the size of the payload.</summary>
    public const string OxumLabel = "Payload-Oxum: ";

    /// <summary>Says in a few lines what the bag holds.</summary>
    /// <param name="organization">Whose accounts they are; null if not given.</param>
    /// <param name="packagedAt">The time that the package is dated with.</param>
    /// <param name="bytes">Bytes of the payload.</param>
    /// <param name="files">Files of the payload.</param>
    public static string Info(string? organization, Instant packagedAt, long bytes, long files)
    {
        StringBuilder text = new();
        if (organization is not null) text.Append("Source-Organization: ").Append(organization).Append('\n');
        text.Append("External-Description: AWS IAM credential reports, the rules that they were judged by, and every verdict\n");
        text.Append("Bagging-Date: ").Append(packagedAt.ToString().AsSpan(0, 10)).Append('\n');
        text.Append(OxumLabel).Append(Oxum(bytes, files)).Append('\n');
        text.Append(AgentLabel).Append(ToolInfo.Name).Append(' ').Append(ToolInfo.Version).Append('\n');
        return text.ToString();
    }

    /// <summary>How much the payload is: octets, full stop, streams.</summary>
    public static string Oxum(long bytes, long files) => string.Create(CultureInfo.InvariantCulture, $"{bytes}.{files}");

    /// <summary>Lines that <c>sha256sum -c</c> reads.</summary>
    public static string Manifest(IEnumerable<BagFile> files) => string.Concat(files.Select(file => $"{file.Sha256}  {file.Path}\n"));
}
