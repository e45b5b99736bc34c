using CredReport.Input;
using CsvHelper;

namespace CredReport.Parsing;

/// <summary>Options of the CSV reader: a row is a line, nothing is skipped, and malformed rows are reported, not fixed silently.</summary>
internal static class RowOptions
{
    /// <summary>The options for one reader.</summary>
    /// <param name="separator">The separator between cells.</param>
    /// <param name="malformed">Called for each malformed record.</param>
    public static CsvReaderOptions Of(char separator, Action<CsvMalformedReason> malformed) => new()
    {
        Separator = separator,
        HasHeader = false,
        DetectSeparatorHint = false,
        SkipEmptyLines = false,
        AllowLineBreaksInQuotes = false,
        MalformedData = CsvMalformedDataHandling.Recover,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        OnMalformedRecord = record => malformed(record.Reason),
        IncludeValuesInExceptions = false,
        BufferSize = InputLimits.BlockBytes,
    };
}
