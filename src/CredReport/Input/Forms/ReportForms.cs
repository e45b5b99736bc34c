namespace CredReport.Input.Forms;

/// <summary>The forms of a report other than CSV, in the order in which they are tried.</summary>
internal static class ReportForms
{
    private static readonly IReportForm[] All =
    [
        new AwsCliText(), new PythonLiteral(), new AwsCliJson(), new AwsApiXml(), new EscapedText(), new AwsCliYaml(),
    ];

    /// <summary>The form that a text begins in; null for any other, such as CSV.</summary>
    /// <param name="start">The beginning of the text, from its first character that is not white space, without a byte order mark.</param>
    public static IReportForm? Of(ReadOnlySpan<byte> start)
    {
        foreach (IReportForm form in All)
        {
            if (form.Begins(start)) return form;
        }

        return null;
    }
}
