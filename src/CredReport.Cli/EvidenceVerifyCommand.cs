using System.CommandLine;
using System.Text;
using CredReport.Evaluation;
using CredReport.Evidence;
using CredReport.Input;

namespace CredReport.Cli;

/// <summary><c>credreport evidence verify PACKAGE</c>.</summary>
internal sealed class EvidenceVerifyCommand
{
    private readonly Argument<string?> _package = new("PACKAGE") { Description = "A package that 'credreport evidence create' made", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<string?> _publicKey = new("--public-key")
    {
        Description = "The public key, in PEM, of whoever should have signed the package: a missing or wrong signature is then a difference",
        HelpName = "KEY.pem",
    };

    private readonly Option<long> _maxInflated = JudgingOptions.Count("--max-inflated", "BYTES", "The most that a package may hold when it is unpacked, in bytes", long.MaxValue, VerificationOptions.DefaultInflatedBytes);

    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Say nothing but what differs or was not checked" };

    private readonly ToolHost _host;
    private readonly TextWriter _error;

    private EvidenceVerifyCommand(ToolHost host, TextWriter error)
    {
        _host = host;
        _error = error;
    }

    public static Command Create(ToolHost host, TextWriter error)
    {
        EvidenceVerifyCommand verify = new(host, error);
        Command command = new("verify", "Check a package: its files, hashes and signature; and make it again from what it holds")
        {
            verify._package, verify._publicKey, verify._maxInflated, verify._quiet,
        };
        command.SetAction(verify.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string name = parsed.GetValue(_package) ?? throw new UsageException("no package named: expected the zip that 'credreport evidence create' made. Try 'credreport evidence verify --help'.");
        using VerificationKey? key = parsed.GetValue(_publicKey) is { } file ? VerificationKey.Read(file, Encoding.UTF8.GetString(NamedFile.ReadBytes(file, "a key"))) : null;
        VerificationOptions options = new()
        {
            PublicKey = key,
            InflatedBytes = parsed.GetValue(_maxInflated),
            Progress = new AnalysisProgress(),
            Cancellation = _host.Cancellation,
        };

        using Stream package = NamedFile.Open(name, "a package");
        VerificationResult result = _host.ErrorIsTerminal && !parsed.GetValue(_quiet)
            ? TerminalProgress.Show(_error, [ReportInput.FromFile(name)], options.Progress, () => EvidenceVerification.Run(package, options))
            : EvidenceVerification.Run(package, options);
        parsed.InvocationConfiguration.Output.Write(EvidenceText.Verified(name, result, parsed.GetValue(_quiet)));
        return result.Holds ? ExitCode.Clean : ExitCode.Failed;
    }
}
