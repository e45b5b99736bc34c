using System.Text.RegularExpressions;

namespace CredReport.Input;

/// <summary>
/// Tells whether a file in a folder of reports was to be one: a saved error of AWS's stands for an account that nobody has judged, and
/// must not be passed over like a file that has nothing to do with reports.
/// </summary>
internal static partial class ReportTraces
{
    /// <summary>Whether a file is called like a report: with <c>cred</c> or an account's id in its name, or as CSV.</summary>
    /// <param name="path">The file's name, with or without folders, which do not count.</param>
    public static bool InName(string path)
    {
        string name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        return name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase)
            || name.Contains("cred", StringComparison.OrdinalIgnoreCase)
            || AccountId().IsMatch(name);
    }

    /// <summary>Whether a text holds a report's columns, or what AWS says when it has no report to give.</summary>
    /// <param name="beginning">The beginning of the text.</param>
    public static bool InText(ReadOnlySpan<byte> beginning)
    {
        bool hasColumns = beginning.IndexOf("user_creation_time"u8) >= 0 || beginning.IndexOf("password_enabled"u8) >= 0;
        bool isError = beginning.IndexOf("An error occurred ("u8) >= 0
            || beginning.IndexOf("\"Error\""u8) >= 0
            || beginning.IndexOf("<ErrorResponse"u8) >= 0
            || beginning.IndexOf("ReportNotPresent"u8) >= 0
            || beginning.IndexOf("ReportInProgress"u8) >= 0
            || beginning.IndexOf("ReportExpired"u8) >= 0;
        bool isAnswer = beginning.IndexOf("GenerateCredentialReport"u8) >= 0
            || beginning.IndexOf("GetCredentialReport"u8) >= 0
            || beginning.IndexOf("No report exists. Starting a new report generation task"u8) >= 0
            || beginning.IndexOf("\"State\": \"STARTED\""u8) >= 0
            || beginning.IndexOf("\"State\": \"INPROGRESS\""u8) >= 0
            || beginning.IndexOf("\"State\": \"COMPLETE\""u8) >= 0;
        return hasColumns || isError || isAnswer;
    }

    [GeneratedRegex(@"(?<!\d)\d{12}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex AccountId();
}
