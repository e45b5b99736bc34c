using CredReport.Reporting;

namespace CredReport.Cli.Terminal;

/// <summary>Colours that are readable on a dark and on a light terminal.</summary>
internal static class TerminalPalette
{
    public static TextPalette Colors { get; } = new(
        Bad: "\u001b[1;31m",
        Unsure: "\u001b[1;33m",
        Good: "\u001b[32m",
        Strong: "\u001b[1m",
        Faint: "\u001b[2m",
        Reset: "\u001b[0m");
}
