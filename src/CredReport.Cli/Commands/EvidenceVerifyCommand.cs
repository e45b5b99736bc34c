using System.CommandLine;
using System.Text;
using CredReport.Cli.Host;
using CredReport.Cli.Options;
using CredReport.Cli.Terminal;
using CredReport.Evaluation;
using CredReport.Evidence;
using CredReport.Input;

namespace CredReport.Cli.Commands;

/// <summary><c>credreport evidence verify PACKAGE</c>.</summary>
internal sealed class EvidenceVerifyCommand
{
    private const string ExitCodes = """
        Exit codes:
          0  nothing differs
          1  something differs, and is named
          2  wrong usage, or what is named is no package
          3  nothing differs, and not everything was checked: the package holds its reports back,
             or another version of the tool made it (1 outranks it)

        """;

    private const string Examples = """
        Examples:
          credreport evidence verify package.zip
          credreport evidence verify package.zip --public-key public-key.pem
          credreport evidence verify package.zip --source reports/ --pseudonymize pseudonyms.key

        """;

    private readonly Argument<string?> _package = new("PACKAGE") { Description = "A package that 'credreport evidence create' made", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<string?> _publicKey = new("--public-key")
    {
        Description = "The public key, in PEM, of the expected signer of the package: a missing or wrong signature is then a difference",
        HelpName = "KEY.pem",
    };

    private readonly Option<string[]> _sources = new("--source")
    {
        Description = "The reports that a pseudonymized package holds back, in any order: files, folders, patterns; repeatable",
        HelpName = "REPORT",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _pseudonymize = new("--pseudonymize") { Description = "The key of a pseudonymized package", HelpName = "KEYFILE" };

    private readonly Option<string?> _exceptions = new("--exceptions") { Description = "The exceptions file that a pseudonymized package holds back", HelpName = "FILE" };

    private readonly Option<long> _maxInflated = EvaluationOptions.Count("--max-inflated", "BYTES", "The most that a package may hold when it is unpacked, in bytes", long.MaxValue, VerificationOptions.DefaultInflatedBytes);

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
        ToolCommand command = new("verify", "Check a package: its files, hashes and signature; and create it again from what it holds", Examples, ExitCodes)
        {
            verify._package, verify._publicKey, verify._sources, verify._pseudonymize, verify._exceptions, verify._maxInflated, verify._quiet,
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
            Sources = [.. ReportArguments.Find(parsed.GetValue(_sources) ?? [], _host, "evidence verify").SelectMany(inputs => inputs)],
            Pseudonyms = parsed.GetValue(_pseudonymize) is { } keyFile ? PseudonymKeyFile.Read(keyFile) : null,
            Exceptions = parsed.GetValue(_exceptions) is { } exceptions ? ExceptionsFile.ReadBytes(exceptions) : null,
            InflatedBytes = parsed.GetValue(_maxInflated),
            Progress = new AnalysisProgress(),
            Cancellation = _host.Cancellation,
        };

        using Stream package = NamedFile.Open(name, "a package");
        VerificationResult result = _host.ErrorIsTerminal && !parsed.GetValue(_quiet)
            ? TerminalProgress.Show(_error, [ReportInput.FromFile(name)], options.Progress, () => EvidenceVerification.Run(package, options))
            : EvidenceVerification.Run(package, options);
        parsed.InvocationConfiguration.Output.Write(EvidenceSummary.Verified(name, result, parsed.GetValue(_quiet)));
        if (!result.Holds) return ExitCode.Failed;
        return result.WasRebuilt ? ExitCode.Clean : ExitCode.Incomplete;
    }
}
