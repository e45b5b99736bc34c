namespace CredReport.Input;

/// <summary>
/// Names of the forms in which reports are found. A wrapped form has the names of its wrappings as prefix, the outermost first:
/// <c>gzip+utf-16+csv</c>.
/// </summary>
public static class SourceForms
{
    /// <summary>The CSV that AWS generates, with any separator.</summary>
    public const string Csv = "csv";

    /// <summary>The JSON answer of <c>aws iam get-credential-report</c>.</summary>
    public const string AwsCliJson = "aws-cli-json";

    /// <summary>The same with <c>--output text</c>: base64, time and type, separated by tabs.</summary>
    public const string AwsCliText = "aws-cli-text";

    /// <summary>The same with <c>--output yaml</c> or <c>yaml-stream</c>.</summary>
    public const string AwsCliYaml = "aws-cli-yaml";

    /// <summary>The XML answer of the API.</summary>
    public const string AwsApiXml = "aws-api-xml";

    /// <summary>The report in base64, as <c>--query Content --output text</c> leaves it.</summary>
    public const string Base64 = "base64";

    /// <summary>A string literal: one line with <c>\n</c> in two characters for line ends, as in Python's <c>b'…'</c> or in JSON.</summary>
    public const string EscapedText = "escaped-text";

    /// <summary>The API response as Python prints it: a dictionary with <c>b'…'</c> in it.</summary>
    public const string PythonLiteral = "python-literal";

    /// <summary>Users as JSON objects with the report's column names as keys, in a list or one after the other.</summary>
    public const string JsonRecords = "json-records";

    /// <summary>Wrapping: compressed with gzip.</summary>
    public const string Gzip = "gzip";

    /// <summary>Wrapping: UTF-16, with a byte order mark, as Windows PowerShell's <c>&gt;</c> writes it, or without.</summary>
    public const string Utf16 = "utf-16";

    /// <summary>Wrapping: UTF-32, with a byte order mark or without.</summary>
    public const string Utf32 = "utf-32";

    /// <summary>Wrapping: escape sequences for terminal colors.</summary>
    public const string Colored = "ansi-colors";
}
