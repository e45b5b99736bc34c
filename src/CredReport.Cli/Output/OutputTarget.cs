using CredReport.Reporting;

namespace CredReport.Cli.Output;

/// <summary>One place where results go.</summary>
/// <param name="Stream">Receives the bytes.</param>
/// <param name="Format">What is written.</param>
/// <param name="IsTerminal">Whether a person watches them come.</param>
internal sealed record OutputTarget(Stream Stream, OutputFormat Format, bool IsTerminal);
