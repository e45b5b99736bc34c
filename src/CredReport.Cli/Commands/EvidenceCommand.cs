using System.CommandLine;
using CredReport.Cli.Host;

namespace CredReport.Cli.Commands;

/// <summary><c>credreport evidence create</c> and <c>credreport evidence verify</c>.</summary>
internal static class EvidenceCommand
{
    public static Command Create(ToolHost host, TextWriter error) => new("evidence", "Make a package for an auditor, or verify one")
    {
        EvidenceCreateCommand.Create(host, error),
        EvidenceVerifyCommand.Create(host, error),
    };
}
