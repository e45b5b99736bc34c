using System.CommandLine;
using CredReport.Cli.Host;

namespace CredReport.Cli.Commands;

/// <summary><c>credreport evidence create</c> and <c>credreport evidence verify</c>.</summary>
internal static class EvidenceCommand
{
    private const string Examples = """
        Examples:
          credreport evidence create reports/ -o package.zip
          credreport evidence verify package.zip

        """;

    public static Command Create(ToolHost host, TextWriter error) => new ToolCommand("evidence", "Make a package for an auditor, or verify one", Examples, EvidenceCreateCommand.ExitCodes)
    {
        EvidenceCreateCommand.Create(host, error),
        EvidenceVerifyCommand.Create(host, error),
    };
}
