namespace CredReport.Parsing;

/// <summary>A text whose header was read.</summary>
/// <param name="Header">The header.</param>
/// <param name="HeaderLine">1-based line on which it stands.</param>
/// <param name="Rows">What comes after the header in its chunk.</param>
/// <param name="Occurrences">What was seen up to the header that a file may hold on every line.</param>
internal sealed record OpenedText(ReportHeader Header, long HeaderLine, LineChunk Rows, OccurrenceCounters Occurrences);
