using static CredReport.Diagnostics.DiagnosticSeverity;

namespace CredReport.Diagnostics;

/// <summary>The kinds of diagnostics. Messages are written where the problem is found.</summary>
public static class DiagnosticCatalogue
{
    // Whole inputs.

    internal static readonly DiagnosticDescriptor MissingFile = new("missing-file", Error,
        "no file or folder has this name", "Check the path.");

    internal static readonly DiagnosticDescriptor UnreadableFile = new("unreadable-file", Error,
        "the operating system refuses to read the file", "Check its permissions and the disk.");

    internal static readonly DiagnosticDescriptor EmptyFile = new("empty-file", Error,
        "the input holds no byte", "Download the report again: an empty file is a failed download.");

    internal static readonly DiagnosticDescriptor EmptyFolder = new("no-reports-in-folder", Error,
        "no file in the folder is a credential report", "Name the folder that holds the reports, or a report itself.");

    internal static readonly DiagnosticDescriptor NotAReport = new("not-a-report", Error,
        "the input is not a credential report",
        "Pass the CSV that AWS generates, or the answer of 'aws iam get-credential-report'.");

    internal static readonly DiagnosticDescriptor OtherFile = new("other-file", Warning,
        "a file in the folder is not a credential report and was not judged", "Nothing, if the file has nothing to do with the reports.");

    internal static readonly DiagnosticDescriptor BrokenJson = new("broken-json", Error,
        "the JSON text ends early or is not JSON", "Save the answer of 'aws iam get-credential-report' again, whole.");

    internal static readonly DiagnosticDescriptor MissingContent = new("missing-content", Error,
        "the JSON object has no text 'Content'", "Save the whole answer of 'aws iam get-credential-report', without --query.");

    internal static readonly DiagnosticDescriptor ContentNotBase64 = new("content-not-base64", Error,
        "'Content' holds neither base64 nor a report", "Save the answer of 'aws iam get-credential-report' as it is.");

    internal static readonly DiagnosticDescriptor BrokenString = new("broken-string", Error,
        "a report that a program wrote as a string does not end as one",
        "Save the string again, whole, or the report as AWS generated it.");

    internal static readonly DiagnosticDescriptor BrokenXml = new("broken-xml", Error,
        "the XML text ends early or is not XML", "Save the answer of AWS's API again, whole.");

    internal static readonly DiagnosticDescriptor BrokenYaml = new("broken-yaml", Error,
        "the YAML text ends early or is not YAML", "Save the answer of 'aws iam get-credential-report' again, whole.");

    internal static readonly DiagnosticDescriptor SkippedLines = new("skipped-lines", Warning,
        "lines around a report are not part of it and were skipped", "Nothing, if the lines are a title, a comment or a command.");

    internal static readonly DiagnosticDescriptor BrokenGzip = new("broken-gzip", Error,
        "the gzip data ends early or is damaged", "Copy or compress the file again.");

    internal static readonly DiagnosticDescriptor TooLarge = new("too-large", Error,
        "the input is larger than the limit for its form",
        "Pass the CSV itself: it is read in constant memory. What gzip may hold is set by --max-inflated.");

    internal static readonly DiagnosticDescriptor UnreadableGeneratedTime = new("unreadable-generated-time", Warning,
        "'GeneratedTime' is not a timestamp and was ignored", "Pass --as-of where a rule needs the time.");

    internal static readonly DiagnosticDescriptor SameReport = new("same-report", Warning,
        "two inputs hold the same bytes", "Name each report once; AWS generates a new one at most every 4 hours.");

    internal static readonly DiagnosticDescriptor SeveralReports = new("several-reports", Warning,
        "several reports are of one account; their counts add up",
        "Nothing, if they are reports of several days; compare them to see what changed.");

    // Headers.

    internal static readonly DiagnosticDescriptor BrokenHeader = new("broken-header", Error,
        "the header lacks what every credential report has", "Keep the header that AWS writes; columns may be reordered, not renamed.");

    internal static readonly DiagnosticDescriptor RepeatedColumn = new("repeated-column", Warning,
        "the header names a column twice; the first is read", "Remove the second column.");

    internal static readonly DiagnosticDescriptor RepeatedHeader = new("repeated-header", Warning,
        "the header is repeated among the rows and was skipped", "Nothing, if the file was put together from several reports on purpose.");

    internal static readonly DiagnosticDescriptor ChangedHeader = new("changed-header", Warning,
        "a header with other columns is among the rows", "Nothing: the rows after it are read under it.");

    internal static readonly DiagnosticDescriptor UnjudgedColumn = new("unjudged-column", Warning,
        "the header has columns for a third access key or certificate, which no rule judges",
        "Look at these credentials yourself; AWS lists them with 'aws iam list-access-keys'.");

    internal static readonly DiagnosticDescriptor OddLineEnd = new("odd-line-end", Error,
        "lines end in a character that does not end a line in CSV", "Convert the file's line ends, or use the report as AWS generated it.");

    internal static readonly DiagnosticDescriptor MissingColumn = new("missing-column", Error,
        "the report lacks a column that a chosen rule needs", "Keep the columns that AWS writes, or choose rules that do not need them.");

    internal static readonly DiagnosticDescriptor NotJudged = new("report-not-judged", Error,
        "no chosen rule can be judged on the report", "Keep the columns that AWS writes, or choose rules that do not need them.");

    internal static readonly DiagnosticDescriptor NoTimestamp = new("no-moment", Error,
        "a rule or an exception needs the time of the report, and nothing states it", "Pass --as-of.");

    // Rows.

    internal static readonly DiagnosticDescriptor TooFewCells = new("too-few-cells", Error,
        "a row has fewer cells than the header has columns", "Download the report again; the row may be cut off.");

    internal static readonly DiagnosticDescriptor TooManyCells = new("too-many-cells", Error,
        "a row has more cells than the header has columns", "Quote the cells that hold the separator.");

    internal static readonly DiagnosticDescriptor StrayQuote = new("stray-quote", Error,
        "a quotation mark is where it cannot be read", "Double the quotation mark inside a quoted cell.");

    internal static readonly DiagnosticDescriptor LineTooLong = new("line-too-long", Error,
        "a line is longer than any row of a report",
        "Check the file: a row of a report has at most about 1,050 bytes. The limit is set by --max-line.");

    internal static readonly DiagnosticDescriptor MissingUser = new("missing-user", Error,
        "a row names no user", "Download the report again; every row of it names its user.");

    internal static readonly DiagnosticDescriptor RecoveredRow = new("recovered-row", Warning,
        "a row was cut into cells by what each cell can hold", "Nothing; quote cells that hold commas to avoid the warning.");

    internal static readonly DiagnosticDescriptor JoinedLine = new("joined-line", Warning,
        "a line holds more than one row and was split", "Put reports together with a line end between them, or pass them one by one.");

    internal static readonly DiagnosticDescriptor WrittenLineEnd = new("written-line-end", Warning,
        "line ends are written as two characters", "Nothing; save the report as AWS generated it to avoid the warning.");

    internal static readonly DiagnosticDescriptor QuotedLine = new("quoted-line", Warning,
        "lines are in quotation marks as a whole", "Nothing; use the report as AWS generated it to avoid the warning.");

    internal static readonly DiagnosticDescriptor SideLine = new("side-line", Warning,
        "a line is a label, a comment or a count of rows, and was skipped", "Nothing, if the line holds no user.");

    internal static readonly DiagnosticDescriptor UnjudgedCredential = new("unjudged-credential", Error,
        "a user has a third active access key or certificate, which no rule judges",
        "Look at the credential yourself, and delete what is not needed: a user should have one key.");

    internal static readonly DiagnosticDescriptor OddArn = new("odd-arn", Warning,
        "the ARN is not one of an IAM user or root", "Check where the report comes from.");

    internal static readonly DiagnosticDescriptor RenamedRoot = new("renamed-root", Warning,
        "the root user is listed under another name; the row is evaluated as root",
        "Use the report as AWS generated it: root's name is <root_account>.");

    internal static readonly DiagnosticDescriptor NoRows = new("no-rows", Error,
        "the report has a header and no row",
        "Download the report again, or correct the filter that removed all rows: AWS always writes one for root.");

    internal static readonly DiagnosticDescriptor NoRootRow = new("no-root-row", Warning,
        "the report has no row for the account's root user", "Check whether rows were removed: AWS always writes one.");

    internal static readonly DiagnosticDescriptor SeveralAccounts = new("several-accounts", Warning,
        "the report holds users of more than one account", "Nothing, if the file was put together on purpose.");

    internal static readonly DiagnosticDescriptor DuplicateUser = new("duplicate-user", Warning,
        "a user is listed twice; both rows were judged and counted", "Remove what was added twice.");

    internal static readonly DiagnosticDescriptor ManyUsers = new("many-users", Warning,
        "an account has more users than AWS allows, or a file more than are remembered: duplicates are no longer looked for",
        "Check whether reports were put together.");

    // Cells.

    internal static readonly DiagnosticDescriptor UnreadableTimestamp = new("unreadable-timestamp", Error,
        "a cell that a rule needs is not a timestamp", "Use the report as AWS generated it: 2025-01-10T08:00:00Z.");

    internal static readonly DiagnosticDescriptor UnreadableBoolean = new("unreadable-boolean", Error,
        "a cell that a rule needs is neither true nor false", "Use the report as AWS generated it: true or false.");

    internal static readonly DiagnosticDescriptor DateAfterAsOf = new("date-after-as-of", Warning,
        "a date is after the as-of time", "Check --as-of, and where the report comes from.");

    internal static readonly DiagnosticDescriptor KeyOlderThanUser = new("key-older-than-user", Warning,
        "an access key was created before its user", "Check whether the report was edited.");

    internal static readonly DiagnosticDescriptor UsedBeforeCreated = new("used-before-created", Warning,
        "an access key was used a minute or more before it was created", "Check whether the report was edited.");

    internal static readonly DiagnosticDescriptor ActiveKeyWithoutDate = new("active-key-without-date", Warning,
        "an access key is active and has no creation time", "Use the report as AWS generated it: it has one for every key.");

    internal static readonly DiagnosticDescriptor UnlistedCredentials = new("unlisted-credentials", Warning,
        "a user has more access keys or certificates than the report lists, and a rule about them passes",
        "List them with 'aws iam list-access-keys' and 'aws iam list-signing-certificates'.");

    // Rules.

    internal static readonly DiagnosticDescriptor UnansweredRule = new("property-not-in-report", Warning,
        "a rule asks for what no credential report holds", "Ask AWS directly, or leave the rule out.");

    // Exceptions.

    internal static readonly DiagnosticDescriptor ExpiredException = new("expired-exception", Warning,
        "an exception has expired, and the user that it covered fails", "Fix the finding, or have the owner renew the exception.");

    internal static readonly DiagnosticDescriptor EndingException = new("ending-exception", Warning,
        "an exception that covers a user expires within 30 days", "Fix the finding before that, or have the owner renew the exception.");

    internal static readonly DiagnosticDescriptor SecondException = new("second-exception", Warning,
        "two exceptions cover one finding; the first in the file counts", "Remove one of them.");

    internal static readonly DiagnosticDescriptor UnmatchedException = new("unmatched-exception", Warning,
        "an exception covers nobody: the user does not fail, or another user or key is meant",
        "Remove it, or correct what it names; 'credreport exceptions check' says more.");

    internal static readonly DiagnosticDescriptor UnappliedException = new("unapplied-exception", Warning,
        "an exception is for a rule that is not applied", "Nothing, if the file serves other runs too; else choose the rule with --rules.");

    // Accounts.

    internal static readonly DiagnosticDescriptor ExpectedAccountMissing = new("expected-account-missing", Error,
        "an account of the list of expected accounts has no report", "Add the account's report, or take the account off the list.");

    internal static readonly DiagnosticDescriptor UnexpectedAccount = new("unexpected-account", Error,
        "a report is of an account that is not in the list of expected accounts", "Add the account to the list, or leave its report out.");

    // Two reports.

    internal static readonly DiagnosticDescriptor OlderReport = new("older-report", Warning,
        "the new report is older than the old one", "Name the older report first.");

    internal static readonly DiagnosticDescriptor EarlierReports = new("earlier-reports", Warning,
        "a side has earlier reports of an account, which are not compared", "Nothing, if the latest report is meant.");

    internal static readonly DiagnosticDescriptor AmbiguousReports = new("ambiguous-reports", Error,
        "a side has several reports of one account and one time, and they differ", "Name the one that is meant.");

    internal static readonly DiagnosticDescriptor AccountMissing = new("account-missing", Error,
        "the new side has no report of an account that the old side has", "Add the account's report, or leave its old one out.");

    internal static readonly DiagnosticDescriptor UnpairedUsers = new("unpaired-users", Error,
        "one side has users without an account, and the other has none", "Keep the column 'arn' in both reports.");

    internal static readonly DiagnosticDescriptor ColumnNotCompared = new("column-not-compared", Warning,
        "a report lacks a column, and what it would show is not compared", "Keep the columns that AWS writes.");

    internal static readonly DiagnosticDescriptor CellNotCompared = new("cell-not-compared", Error,
        "a cell that the comparison needs cannot be read", "Use the reports as AWS generated them.");

    internal static readonly DiagnosticDescriptor UserNotCompared = new("user-not-compared", Warning,
        "a row repeats a user; the first row is compared", "Remove the second row, if the report was put together.");

    internal static readonly DiagnosticDescriptor UnknownCreation = new("unknown-creation", Warning,
        "users are matched without their creation time, which cannot be read", "Use the reports as AWS generated them.");

    internal static readonly DiagnosticDescriptor LastUseWentBack = new("last-use-went-back", Warning,
        "a password or a key was last used earlier than the old report says", "Check that the sides are in order, and both reports whole.");

    internal static readonly DiagnosticDescriptor RotationWentBack = new("rotation-went-back", Warning,
        "a credential is older than the one that it replaced", "Check that the sides are in order, and both reports whole.");

    /// <summary>
    /// All kinds, by part of an input: whole, header, rows, cells, rules, exceptions, accounts; then those of two reports.
    /// </summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        MissingFile, UnreadableFile, EmptyFile, EmptyFolder, NotAReport, OtherFile, BrokenJson, MissingContent, ContentNotBase64,
        BrokenString, BrokenXml, BrokenYaml, BrokenGzip, SkippedLines,
        TooLarge, UnreadableGeneratedTime, SameReport, SeveralReports,
        BrokenHeader, RepeatedColumn, RepeatedHeader, ChangedHeader, UnjudgedColumn, OddLineEnd, MissingColumn, NotJudged, NoTimestamp,
        TooFewCells, TooManyCells, StrayQuote, LineTooLong, MissingUser, RecoveredRow, JoinedLine, WrittenLineEnd, QuotedLine, SideLine,
        UnjudgedCredential, OddArn, RenamedRoot, NoRows, NoRootRow, SeveralAccounts, DuplicateUser, ManyUsers,
        UnreadableTimestamp, UnreadableBoolean, DateAfterAsOf, KeyOlderThanUser, UsedBeforeCreated, ActiveKeyWithoutDate,
        UnlistedCredentials,
        UnansweredRule,
        ExpiredException, EndingException, SecondException, UnmatchedException, UnappliedException,
        ExpectedAccountMissing, UnexpectedAccount,
        OlderReport, EarlierReports, AmbiguousReports, AccountMissing, UnpairedUsers, ColumnNotCompared, CellNotCompared, UserNotCompared,
        UnknownCreation, LastUseWentBack, RotationWentBack,
    ];
}
