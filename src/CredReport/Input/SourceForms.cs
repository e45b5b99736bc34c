namespace CredReport.Input;

/// <summary>
/// The words for the forms in which reports are found. What is wrapped has the wrapping's word in front, the outermost first:
/// <c>gzip+utf-16+csv</c>.
/// </summary>
public static class SourceForms
{
    /// <summary>The CSV that AWS makes, with any separator.</summary>
    public const string Csv = "csv";

    /// <summary>The JSON answer of <c>aws iam get-credential-report</c>.</summary>
    public const string AwsCliJson = "aws-cli-json";

    /// <summary>The same with <c>--output text</c>: base64, time and type between tabs.</summary>
    public const string AwsCliText = "aws-cli-text";

    /// <summary>The same with <c>--output yaml</c> or <c>yaml-stream</c>.</summary>
    public const string AwsCliYaml = "aws-cli-yaml";

    /// <summary>The XML answer of the API.</summary>
    public const string AwsApiXml = "aws-api-xml";

    /// <summary>The report in base64, as <c>--query Content --output text</c> leaves it.</summary>
    public const string Base64 = "base64";

    /// <summary>A string of a program: one line with <c>\n</c> in two characters where lines end, as in Python's <c>b'…'</c> or in JSON.</summary>
    public const string EscapedText = "escaped-text";

    /// <summary>What Python prints of the answer: a dictionary with <c>b'…'</c> in it.</summary>
    public const string PythonLiteral = "python-literal";

    /// <summary>Users as JSON objects under the names of the report's columns, in a list or one after the other.</summary>
    public const string JsonRecords = "json-records";

    /// <summary>Wrapping: compressed with gzip.</summary>
    public const string Gzip = "gzip";

    /// <summary>Wrapping: UTF-16, with a byte order mark, as Windows PowerShell's <c>&gt;</c> makes it, or without.</summary>
    public const string Utf16 = "utf-16";

    /// <summary>Wrapping: UTF-32, with a byte order mark or without.</summary>
    public const string Utf32 = "utf-32";

    /// <summary>Wrapping: the escape sequences with which programs color a terminal.</summary>
    public const string Colored = "ansi-colors";
}
