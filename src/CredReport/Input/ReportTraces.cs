using System.Text;
using System.Text.RegularExpressions;

namespace CredReport.Input;

/// <summary>
/// Tells whether a file in a folder of reports was to be one: a saved error of AWS's is all there is of an account that nobody has judged, and
/// must not be passed over like a file that has nothing to do with reports.
/// </summary>
internal static partial class ReportTraces
{
    /// <summary>A report's columns; errors, by client and format; answers about reports, by client and format.</summary>
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

    /// <summary>Whether a file is called like a report: with <c>cred</c> or an account's id in its name, or as CSV.</summary>
    /// <param name="path">The file's name, with or without folders, which do not count.</param>
    public static bool InName(string path)
    {
        string name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        return name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase)
            || name.Contains("cred", StringComparison.OrdinalIgnoreCase)
            || HasAccountId(name);
    }

    /// <summary>Whether a text has an account's id in it: twelve digits by themselves.</summary>
    public static bool HasAccountId(string text) => AccountId().IsMatch(text);

    /// <summary>Whether a text holds a report's columns, or what AWS says when it has no report to give.</summary>
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
