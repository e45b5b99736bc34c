using System.CommandLine;
using System.Text;
using CredReport.Cli.Host;
using CredReport.Cli.Options;
using CredReport.Cli.Output;
using CredReport.Cli.Terminal;
using CredReport.Evidence;
using CredReport.FileSystem;
using CredReport.Input;

namespace CredReport.Cli.Commands;

/// <summary><c>credreport evidence create REPORT... -o PACKAGE.zip</c>.</summary>
internal sealed class EvidenceCreateCommand
{
    public const string ExitCodes = """
        Exit codes (a package is written for 0, 1 and 3):
          0  nothing failed at or above --fail-on
          1  something failed
          2  wrong usage, a file that cannot be used or read, or not one report could be judged
          3  finished, but not complete: something could not be judged, or the accounts are not those expected (outranks 1)

        """;

    private const string Examples = """
        Examples:
          credreport evidence create credential-report.csv -o package.zip
          credreport evidence create reports/ -r cis-aws-6.0 --as-of 2026-01-31 --organization 'Example Corp' --expected-accounts accounts.json -o package.zip
          credreport evidence create reports/ --sign-key key.pem -o package.zip
          credreport evidence create reports/ --pseudonymize pseudonyms.key -o package.zip

        """;

    /// <summary>Where the password of a key is looked for: on a command line every user of the machine could read it.</summary>
    private const string PasswordVariable = "CREDREPORT_SIGN_KEY_PASSWORD";

    private const string Help = "Try 'credreport evidence create --help'.";

    private readonly Argument<string[]> _reports = new("REPORT")
    {
        Description = "Reports to judge and to pack: files, folders, patterns with * or ?, or - for standard input",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _output = new("--output", "-o") { Description = "Where to write the package, a zip", HelpName = "PACKAGE.zip" };

    private readonly Option<string?> _organization = new("--organization") { Description = "Whose accounts they are; stands on the first page", HelpName = "NAME" };

    private readonly Option<string?> _packagedAt = new("--packaged-at")
    {
        Description = "The date of the package, as --as-of. [default: the newest moment of the reports]",
        HelpName = "INSTANT",
    };

    private readonly Option<string?> _signKey = new("--sign-key")
    {
        Description = $"Sign with this private EC key, curve P-256, in PEM; the password of a protected one is taken from the environment, {PasswordVariable}",
        HelpName = "KEY.pem",
    };

    private readonly EvaluationOptions _evaluation;
    private readonly ToolHost _host;
    private readonly TextWriter _error;

    private EvidenceCreateCommand(ToolHost host, TextWriter error)
    {
        _host = host;
        _error = error;
        _evaluation = new EvaluationOptions(
            host,
            defaultAsOf: "when AWS made the report; a report that does not say so needs it, if a rule or an exception asks for the moment",
            failing: "failing",
            unexpectedAccounts: "a missing, unexpected or repeated account is said on the first page and makes exit code 3");
    }

    public static Command Create(ToolHost host, TextWriter error)
    {
        EvidenceCreateCommand create = new(host, error);
        ToolCommand command = new("create", "Judge reports, and pack them with rules and results so that everybody can check them", Examples, ExitCodes) { create._reports };
        create._evaluation.AddWithOutput(command, create._output, create._organization, create._evaluation.ExpectedAccounts, create._packagedAt, create._signKey);
        command.SetAction(create.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        bool quiet = _evaluation.Quiet(parsed);
        string output = parsed.GetValue(_output) ?? throw new UsageException($"no package named: expected -o PACKAGE.zip. {Help}");
        if (output == "-") throw new UsageException($"a package is written to a file: expected -o PACKAGE.zip. {Help}");
        if (FileStatus.Of(output) is { Kind: FileKind.Pipe }) throw new UsageException($"the output '{output}' is a pipe, and a package is written to a file: expected -o PACKAGE.zip. {Help}");
        string[] names = parsed.GetValue(_reports) ?? [];
        if (names.Length == 0) throw new UsageException($"no report named: expected files, folders, patterns, or - for standard input. {Help}");

        EvaluationRequest request = _evaluation.Read(parsed);
        EvidenceOptions options = new()
        {
            Rules = request.Rules,
            AsOf = request.Options.AsOf,
            Exceptions = request.ExceptionsName is { } exceptions ? ExceptionsFile.ReadBytes(exceptions) : null,
            Organization = parsed.GetValue(_organization),
            ExpectedAccounts = request.ExpectedAccounts,
            Pseudonyms = request.Options.Pseudonyms,
            PackagedAt = EvaluationOptions.ReadAsOf(parsed.GetValue(_packagedAt), "--packaged-at"),
            Threads = request.Options.Threads,
            Limits = request.Options.Limits,
            Progress = request.Options.Progress,
            Cancellation = request.Options.Cancellation,
        };
        using SigningKey? key = ReadKey(parsed);
        IReadOnlyList<ReportInput> inputs = [.. ReportArguments.Find(names, _host, "evidence create").SelectMany(found => found)];
        _evaluation.RefuseKeyAmong(parsed, [output], inputs);
        OutputFile.RefuseName(output);
        InputFiles read = _evaluation.InputFiles(parsed)
            .Add(parsed.GetValue(_signKey), "the signing key")
            .Add(inputs.Where(input => input.Folder is null), _host);
        read.Refuse(output);

        using OutputFile file = OutputFile.Create(output, _host);
        (EvidencePackage package, string? sha256) = _evaluation.ShowsProgress(parsed)
            ? TerminalProgress.Show(_error, inputs, options.Progress!, () => Make(inputs, options, file, key), passes: 2)
            : Make(inputs, options, file, key);
        using (package)
        {
            read.Add(package.Sources.Select(source => source.Input.FullPath).OfType<string>(), "an input").Refuse(output);
            if (sha256 is not null) file.Commit();

            if (package.HoldsBack && package.LeftOut.Count > 0 && !quiet) _error.WriteLine($"credreport: {(package.LeftOut.Count == 1 ? "a file of a folder was" : $"{package.LeftOut.Count} files of folders were")} left out: no credential reports.");
            new DiagnosticPrinter(_error, quiet).Print([.. package.HoldsBack ? [] : package.LeftOut, .. package.Result.AllDiagnostics], package.Result.OmittedDiagnostics);
            if (sha256 is null)
            {
                _error.WriteLine("credreport: no report could be judged: no package was written.");
                return ExitCode.Unusable;
            }

            if (!package.Accounts.Holds) _error.WriteLine($"credreport: {EvidenceSummary.Accounts(package.Accounts)}");
            parsed.InvocationConfiguration.Output.Write(EvidenceSummary.Created(output, package, sha256, isSigned: key is not null));
            return ExitCodeOf(parsed, package);
        }
    }

    private static (EvidencePackage Package, string? Sha256) Make(IReadOnlyList<ReportInput> inputs, EvidenceOptions options, OutputFile file, SigningKey? key)
    {
        EvidencePackage package = EvidencePackage.Create(inputs, options);
        try
        {
            return (package, package.Result.AnyJudged ? package.Write(file.Stream, key) : null);
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    private SigningKey? ReadKey(ParseResult parsed)
    {
        if (parsed.GetValue(_signKey) is not { } name) return null;

        string pem = Encoding.UTF8.GetString(NamedFile.ReadBytes(name, "a key"));
        string? password = _host.Variable(PasswordVariable);
        if (SigningKey.NeedsPassword(pem) && string.IsNullOrEmpty(password))
            throw new UsageException($"the key '{name}' is protected by a password: expected it in the environment variable {PasswordVariable}.");
        return SigningKey.Read(name, pem, password);
    }

    private int ExitCodeOf(ParseResult parsed, EvidencePackage package)
    {
        if (!package.IsComplete) return ExitCode.Incomplete;
        return _evaluation.HasFailed(parsed, package.Result) ? ExitCode.Failed : ExitCode.Clean;
    }
}
