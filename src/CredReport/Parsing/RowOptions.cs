using CredReport.Input;
using CsvHelper;

namespace CredReport.Parsing;

/// <summary>How CSV is read here: a row is a line, nothing is skipped, and what is malformed is told and not mended unseen.</summary>
internal static class RowOptions
{
    /// <summary>The options for one reader.</summary>
    /// <param name="separator">Between cells.</param>
    /// <param name="malformed">Is told of each record that is malformed.</param>
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
