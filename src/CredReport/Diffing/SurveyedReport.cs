using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Evaluation.Pipeline;
using CredReport.Input;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Diffing;

/// <summary>What has to be known of an input before it is judged: of which accounts it tells, and its moment. No user is held.</summary>
/// <param name="Input">The input, which can be opened again.</param>
/// <param name="Index">Its place among the inputs of its side.</param>
/// <param name="Moment">When AWS made the report, or the newest timestamp in it; null when it has neither.</param>
/// <param name="Users">Rows by account, an empty id standing for none.</param>
/// <param name="IsOtherFile">Whether it is a file of a folder that has nothing to do with reports.</param>
internal sealed record SurveyedReport(ReportInput Input, int Index, ReportMoment? Moment, IReadOnlyDictionary<string, long> Users, bool IsOtherFile = false)
{
    /// <summary>How many rows are read before it is asked whether the run should end.</summary>
    internal const int RowsBetweenChecks = 4096;

    /// <summary>Reads an input once. What is wrong with it is said when it is judged.</summary>
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

    /// <summary>The SHA-256 of the input's bytes; null when they cannot be had.</summary>
    public string? Hash()
    {
        using SourceDocument document = SourceDocument.Open(Input, hashes: true, keeps: false, new DiagnosticBag(Input.Name));
        return document.Finish();
    }
}
