using System.CommandLine;

namespace CredReport.Cli.Commands;

/// <summary>A command whose help ends with examples and exit codes.</summary>
/// <param name="name">Its word on the command line.</param>
/// <param name="description">What it does, in a clause.</param>
/// <param name="examples">Command lines under a heading; each line has its line end.</param>
/// <param name="exitCodes">What each exit code means, under a heading; each line has its line end.</param>
internal sealed class ToolCommand(string name, string description, string examples, string exitCodes) : Command(name, description)
{
    /// <summary>What help shows after the options.</summary>
    public string HelpEnd { get; } = $"{examples}\n{exitCodes}";
}
