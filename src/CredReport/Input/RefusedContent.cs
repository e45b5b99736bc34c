using System.Text;
using System.Text.RegularExpressions;
using CredReport.Diagnostics;

namespace CredReport.Input;

/// <summary>
/// A file that people mistake for a credential report, recognized by its beginning: an error of AWS, a report that a program rewrote, a
/// file that looks like a report. The message says what it is and how to get the report.
/// </summary>
/// <param name="Found">What it is, in a few words.</param>
/// <param name="Sentence">What it is and what to do, in a sentence.</param>
internal sealed partial record RefusedContent(DiagnosticMessage Found, DiagnosticMessage Sentence)
{
    private const string Generate =
        "run 'aws iam generate-credential-report' until it answers COMPLETE, then 'aws iam get-credential-report'";

    /// <summary>How much is examined, in bytes.</summary>
    private const int LookedAt = 4096;

    /// <summary>The longest line of a traceback that is shown, in characters.</summary>
    private const int ShownCharacters = 120;

    /// <summary>File types by their first bytes.</summary>
    private static readonly (byte[] Magic, string Name)[] Binaries =
    [
        ([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], "a 7z archive"),
        ("BZh"u8.ToArray(), "bzip2-compressed data"),
        ([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], "xz-compressed data"),
        ([0x28, 0xb5, 0x2f, 0xfd], "zstd-compressed data"),
        ([0x04, 0x22, 0x4d, 0x18], "lz4-compressed data"),
        ("Rar!"u8.ToArray(), "a RAR archive"),
        ([0x1f, 0x9d], "data compressed with 'compress'"),
        ("PAR1"u8.ToArray(), "a Parquet file"),
        ("SQLite format 3\0"u8.ToArray(), "a SQLite database"),
        ("Obj\x01"u8.ToArray(), "an Avro file"),
        ("ORC"u8.ToArray(), "an ORC file"),
    ];

    /// <summary>Errors of AWS, by their code or their words.</summary>
    private static readonly (string[] Marks, string Name, string Advice)[] Errors =
    [
        (["ReportNotPresent"], "the error ReportNotPresent of AWS", $"there was no report of the account yet: {Generate}"),
        (["ReportInProgress"],
            "the error ReportInProgress of AWS",
            "the report was still being generated: wait some seconds, and run 'aws iam get-credential-report' again"),
        (["ReportExpired"], "the error ReportExpired of AWS", $"the last report was too old: {Generate}"),
        (
            [
                "ExpiredToken", "RequestExpired", "InvalidClientTokenId", "SignatureDoesNotMatch", "UnrecognizedClient",
                "Unable to locate credentials", "Token has expired", "The SSO session",
            ],
            "an error of AWS about the caller's credentials",
            "the caller was not signed in: sign in again, and run 'aws iam get-credential-report' again"),
        (["AccessDenied", "is not authorized to perform", "UnauthorizedOperation"],
            "the error AccessDenied of AWS",
            "the caller may not read the report: it needs iam:GetCredentialReport, and iam:GenerateCredentialReport to generate one"),
        (
            [
                "Throttling", "Rate exceeded", "LimitExceeded", "ServiceFailure", "ServiceUnavailable", "RequestLimitExceeded",
                "Could not connect to the endpoint",
            ],
            "an error of AWS that passes",
            "AWS could not answer at that time: run 'aws iam get-credential-report' again later"),
    ];

    /// <summary>Texts that only look like a report, by their content. The first may hold a secret, which must not be shown.</summary>
    private static readonly (string[] Marks, string Name, string Advice)[] LookAlikes =
    [
        (["Secret access key", "aws_secret_access_key", "SecretAccessKey"],
            "a file with an access key",
            "it is not a report; keep it secret, and delete the key if others could read the file"),
        (["\"UserDetailList\""], "the answer of 'aws iam get-account-authorization-details'", "it says nothing about passwords"),
        (["\"AccessKeyMetadata\""], "the answer of 'aws iam list-access-keys'", "it says nothing about passwords"),
        (["\"Users\""], "the answer of 'aws iam list-users'", "it says nothing about keys"),
        (["\"SummaryMap\""], "the answer of 'aws iam get-account-summary'", "it says nothing about single users"),
        (["user_last_logon", "password_exist"], "a credential report of Alibaba Cloud", "its columns mean other things than AWS's"),
        (["Console last sign-in", "Password age,", "Last activity,MFA,"],
            "the list of users that the IAM console exports",
            "its ages are rounded"),
    ];

    /// <summary>Recognizes a text that is not a report; null if it is unknown.</summary>
    /// <param name="beginning">The beginning of the text.</param>
    public static RefusedContent? Of(ReadOnlySpan<byte> beginning)
    {
        foreach ((byte[] magic, string name) in Binaries)
        {
            if (beginning.StartsWith(magic)) return Refused(name, "unpack or export it, and pass the CSV");
        }

        if (beginning.StartsWith((ReadOnlySpan<byte>)[0xd0, 0xcf, 0x11, 0xe0])) return Spreadsheet("an Excel workbook");
        if (beginning.StartsWith("PK\x03\x04"u8))
        {
            if (beginning.IndexOf("[Content_Types].xml"u8) >= 0) return Spreadsheet("an Excel workbook");
            return beginning.IndexOf("opendocument"u8) >= 0 ? Spreadsheet("an OpenDocument spreadsheet") : null;
        }

        string text = Encoding.UTF8.GetString(HeaderLine.Start(beginning[..Math.Min(beginning.Length, LookedAt)]));
        if ((OfSecret(text) ?? OfAnswer(text)) is { } refused) return refused;

        return HeaderLine.IsMissingBefore(beginning)
            ? Refused("rows of a credential report without its header",
                "the first line, which begins 'user,arn,user_creation_time', was left out: pass the report whole")
            : null;
    }

    /// <summary>Recognizes a header that only looks like a report's; null if it is unknown.</summary>
    public static RefusedContent? OfHeader(string line) =>
        OfSecret(line) ?? (Find(LookAlikes, line) is { } found ? Refused(found.Name, found.Advice) : null);

    private static RefusedContent Spreadsheet(string name) =>
        Refused(name,
            "save the sheet as CSV; better, pass the report as AWS generated it, "
                + "since a spreadsheet rewrites dates and cuts off their seconds");

    private static RefusedContent? OfSecret(string text)
    {
        (string[] _, string name, string advice) = LookAlikes[0];
        return AccessKey().IsMatch(text) || Find([LookAlikes[0]], text) is not null ? Refused(name, advice) : null;
    }

    private static RefusedContent? OfAnswer(string text)
    {
        if (Find(Errors, text) is { } error) return Refused(error.Name, error.Advice);
        if (text.Contains("Traceback (most recent call last)", StringComparison.Ordinal)) return OfTraceback(text);
        if (text.Contains("\"CanRead\"", StringComparison.Ordinal) && text.Contains("\"CanSeek\"", StringComparison.Ordinal))
        {
            return Refused("the properties of a stream that PowerShell wrote in place of the report",
                "use 'Get-IAMCredentialReport -AsTextArray > report.csv'");
        }

        if (GeneratedState().Match(text) is { Success: true } state) return OfGenerated(state.Groups["state"].Value);
        if (TableRule().IsMatch(text))
        {
            return Refused("a table that 'aws --output table' printed",
                "its lines are cut: use 'aws iam get-credential-report --output json'");
        }

        bool isError = text.Contains("An error occurred (", StringComparison.Ordinal)
            || text.Contains("<ErrorResponse", StringComparison.Ordinal)
            || ErrorObject().IsMatch(text);
        if (isError) return Refused("an error of AWS", "run 'aws iam get-credential-report' again, and see to what it says");

        return Find(LookAlikes, text) is { } found ? Refused(found.Name, found.Advice) : null;
    }

    private static RefusedContent OfGenerated(string state) => state == "COMPLETE"
        ? Refused("the answer of 'aws iam generate-credential-report'",
            "the report is ready: run 'aws iam get-credential-report', and pass its answer")
        : Refused("the answer of 'aws iam generate-credential-report'",
            "the report was not ready yet: run it until it answers COMPLETE, then 'aws iam get-credential-report'");

    private static RefusedContent OfTraceback(string text)
    {
        string line = text.TrimEnd().Split('\n')[^1].Trim();
        if (line.Length > ShownCharacters) line = $"{line[..ShownCharacters]}…";
        return new RefusedContent($"the error of a Python program",
            $"Found the error of a Python program, which ends in '{MessageArgument.Text(line)}': run it again, and pass the report.");
    }

    private static (string Name, string Advice)? Find((string[] Marks, string Name, string Advice)[] table, string text)
    {
        foreach ((string[] marks, string name, string advice) in table)
        {
            if (Array.Exists(marks, mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase))) return (name, advice);
        }

        return null;
    }

    private static RefusedContent Refused(string name, string advice) =>
        new($"{MessageArgument.Own(name)}", $"Found {MessageArgument.Own(name)}: {MessageArgument.Own(advice)}.");

    [GeneratedRegex(@"(?:AKIA|ASIA)[A-Z0-9]{12,}", RegexOptions.CultureInvariant)]
    private static partial Regex AccessKey();

    [GeneratedRegex("^-{200}|^-{20,}\\s+\\|\\s+GetCredentialReport", RegexOptions.CultureInvariant)]
    private static partial Regex TableRule();

    [GeneratedRegex("\"Error\"\\s*:|\"__type\"\\s*:", RegexOptions.CultureInvariant)]
    private static partial Regex ErrorObject();

    [GeneratedRegex(
        """^(?<state>STARTED|INPROGRESS|COMPLETE)(\s|$)|\bState["'>]?\s*[:>]?\s*["']?(?<state>STARTED|INPROGRESS|COMPLETE)""",
        RegexOptions.CultureInvariant)]
    private static partial Regex GeneratedState();
}
