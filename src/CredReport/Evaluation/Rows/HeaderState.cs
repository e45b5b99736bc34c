using CredReport.Parsing;

namespace CredReport.Evaluation.Rows;

/// <summary>Under which header rows stand, and what is known of it. Equal for the same header with the same known of it.</summary>
/// <param name="Header">The header.</param>
/// <param name="Line">1-based line on which it stands.</param>
/// <param name="IsSeen">Whether it was looked at, as it is when a row comes under it.</param>
/// <param name="CanEvaluate">Whether any row under it can pass or fail, where it was looked at.</param>
internal sealed record HeaderState(ReportHeader Header, long Line, bool IsSeen, bool CanEvaluate);
