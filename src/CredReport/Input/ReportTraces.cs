using System.Text;
using System.Text.RegularExpressions;

namespace CredReport.Input;

/// <summary>
/// Recognizes files in a folder that were meant to be reports. A saved error of AWS means that an account was not evaluated, so it must not
/// be ignored like an unrelated file.
/// </summary>
internal static partial class ReportTraces
{
    /// <summary>A report's columns; errors and API responses about reports, in the formats of several clients.</summary>
    private static readonly byte[][] Traces =
    [
        .. new[]
        {
            "user_creation_time", "password_enabled",
            "An error occurred (", "\"Error\"", "<ErrorResponse", "ReportNotPresent", "ReportInProgress", "ReportExpired",
            "GenerateCredentialReport", "GetCredentialReport", "No report exists. Starting a new report generation task",
            "\"State\": \"STARTED\"", "\"State\": \"INPROGRESS\"", "\"State\": \"COMPLETE\"",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    /// <summary>Whether a file is named like a report: it is CSV, or has <c>cred</c> or an account id in its name.</summary>
    /// <param name="path">The file's name; folders in it are ignored.</param>
    public static bool InName(string path)
    {
        string name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        return name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase)
            || name.Contains("cred", StringComparison.OrdinalIgnoreCase)
            || HasAccountId(name);
    }

    /// <summary>Whether a text contains an account id: exactly twelve digits in a row.</summary>
    public static bool HasAccountId(string text) => AccountId().IsMatch(text);

    /// <summary>Whether a text contains a report's columns, or an error of AWS instead of a report.</summary>
    /// <param name="beginning">The beginning of the text.</param>
    public static bool InText(ReadOnlySpan<byte> beginning)
    {
        foreach (byte[] trace in Traces)
        {
            if (beginning.IndexOf(trace) >= 0) return true;
        }

        return HeaderLine.IsMissingBefore(beginning);
    }

    [GeneratedRegex(@"(?<!\d)\d{12}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex AccountId();
}
