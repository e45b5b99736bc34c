using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Evaluation.Pipeline;
using CredReport.Input;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Diffing;

/// <summary>What has to be known about an input before it is evaluated: its accounts and its time. No users are kept.</summary>
/// <param name="Input">The input, which can be opened again.</param>
/// <param name="Index">Its 0-based index among the inputs of its side.</param>
/// <param name="Moment">When AWS generated the report, or the newest timestamp in it; null if it has neither.</param>
/// <param name="Users">Number of rows by account; the id is empty for users without an account.</param>
/// <param name="IsOtherFile">Whether it is a file of a folder that is unrelated to reports.</param>
internal sealed record SurveyedReport(
    ReportInput Input, int Index, ReportMoment? Moment, IReadOnlyDictionary<string, long> Users, bool IsOtherFile = false)
{
    /// <summary>Number of rows between two checks for cancellation.</summary>
    internal const int RowsBetweenChecks = 4096;

    /// <summary>Reads an input once. Its problems are reported when it is evaluated.</summary>
    public static SurveyedReport Of(ReportInput input, int index, AnalysisOptions options)
    {
        DiagnosticBag unheard = new(input.Name);
        ReportInput kept = input.Kept();
        using SourceDocument document = SourceDocument.Open(kept, hashes: false, keeps: false, unheard, options.Limits);
        using ReportReader? reader = ReportReader.Open(document, unheard);
        Dictionary<string, long> users = [];
        long newest = long.MinValue;
        long counted = 0;
        while (reader is not null && reader.Read())
        {
            if (reader.RowsRead % RowsBetweenChecks == 0)
            {
                options.Cancellation.ThrowIfCancellationRequested();
                Count();
            }

            string account = IamArn.AccountText(reader.Row.Cell(ReportColumn.Arn)) ?? "";
            users[account] = users.GetValueOrDefault(account) + 1;
            newest = Math.Max(newest, NewestTimestamp.Seconds(reader.Row));
        }

        Count();
        ReportMoment? moment = Instant.TryParse(document.GeneratedTime, out Instant generated) ? new(generated, AsOfSource.GeneratedTime)
            : newest > long.MinValue ? new(new Instant(newest), AsOfSource.NewestTimestamp)
            : null;
        return new SurveyedReport(kept, index, moment, users, document.IsOtherFile);

        void Count()
        {
            options.Progress?.Add(document.Bytes - counted, 0, 0);
            counted = document.Bytes;
        }
    }

    /// <summary>The SHA-256 of the input's bytes; null if they cannot be read.</summary>
    public string? Hash()
    {
        using SourceDocument document = SourceDocument.Open(Input, hashes: true, keeps: false, new DiagnosticBag(Input.Name));
        return document.Finish();
    }
}
