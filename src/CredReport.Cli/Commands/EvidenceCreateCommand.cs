using System.CommandLine;
using System.Text;
using CredReport.Cli.Host;
using CredReport.Cli.Options;
using CredReport.Cli.Output;
using CredReport.Cli.Terminal;
using CredReport.Evaluation;
using CredReport.Evidence;
using CredReport.FileSystem;
using CredReport.Input;
using CredReport.Model;
using CredReport.Rules;

namespace CredReport.Cli.Commands;

/// <summary><c>credreport evidence create REPORT... -o PACKAGE.zip</c>.</summary>
internal sealed class EvidenceCreateCommand
{
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

    private readonly Option<string?> _expectedAccounts = ExpectedAccountsFile.Option("a missing, unexpected or repeated account is said on the first page and makes exit code 3");

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

    private readonly JudgingOptions _judging;
    private readonly ToolHost _host;
    private readonly TextWriter _error;

    private EvidenceCreateCommand(ToolHost host, TextWriter error)
    {
        _host = host;
        _error = error;
        _judging = new JudgingOptions(host, ownMoment: "when AWS made the report; a report that does not say so needs it, if a rule or an exception asks for the moment", failing: "failing");
    }

    public static Command Create(ToolHost host, TextWriter error)
    {
        EvidenceCreateCommand create = new(host, error);
        Command command = new("create", "Judge reports, and pack them with rules and results so that everybody can check them") { create._reports };
        create._judging.AddWithOutput(command, create._output, create._organization, create._expectedAccounts, create._packagedAt, create._signKey);
        command.SetAction(create.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        bool quiet = _judging.Quiet(parsed);
        string output = parsed.GetValue(_output) ?? throw new UsageException($"no package named: expected -o PACKAGE.zip. {Help}");
        if (output == "-") throw new UsageException($"a package is written to a file: expected -o PACKAGE.zip. {Help}");
        if (FileStatus.Of(output) is { Kind: FileKind.Pipe }) throw new UsageException($"the output '{output}' is a pipe, and a package is written to a file: expected -o PACKAGE.zip. {Help}");
        string[] names = parsed.GetValue(_reports) ?? [];
        if (names.Length == 0) throw new UsageException($"no report named: expected files, folders, patterns, or - for standard input. {Help}");

        IReadOnlyList<Rule> rules = _judging.Rules(parsed);
        Pseudonyms? pseudonyms = _judging.Pseudonyms(parsed);
        _judging.AcceptedRisks(parsed, rules);
        EvidenceOptions options = new()
        {
            Rules = rules,
            AsOf = _judging.AsOf(parsed),
            Exceptions = _judging.ExceptionsName(parsed) is { } exceptions ? ExceptionsFile.ReadBytes(exceptions) : null,
            Organization = parsed.GetValue(_organization),
            ExpectedAccounts = ExpectedAccountsFile.Read(parsed.GetValue(_expectedAccounts), withholds: pseudonyms is not null),
            Pseudonyms = pseudonyms,
            PackagedAt = JudgingOptions.ReadMoment(parsed.GetValue(_packagedAt), "--packaged-at"),
            Threads = _judging.Threads(parsed),
            Limits = _judging.Limits(parsed),
            Progress = new AnalysisProgress(),
            Cancellation = _host.Cancellation,
        };
        using SigningKey? key = ReadKey(parsed);
        IReadOnlyList<ReportInput> inputs = [.. ReportNames.Find(names, _host, "evidence create").SelectMany(found => found)];
        _judging.RefuseKeyAmong(parsed, [output], inputs);
        OutputFile.RefuseName(output);
        ReadFiles read = _judging.ReadFiles(parsed)
            .Add(parsed.GetValue(_expectedAccounts), "the list of accounts")
            .Add(parsed.GetValue(_signKey), "the signing key")
            .Add(inputs.Where(input => input.Folder is null), _host);
        read.Refuse(output);

        using OutputFile file = OutputFile.Create(output, _host);
        (EvidencePackage package, string? sha256) = _judging.ShowsProgress(parsed)
            ? TerminalProgress.Show(_error, inputs, options.Progress, () => Make(inputs, options, file, key), passes: 2)
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

            if (!package.Accounts.Holds) _error.WriteLine($"credreport: {EvidenceText.Accounts(package.Accounts)}");
            parsed.InvocationConfiguration.Output.Write(EvidenceText.Created(output, package, sha256, isSigned: key is not null));
            return Judge(parsed, package);
        }
    }

    private static (EvidencePackage Package, string? Sha256) Make(IReadOnlyList<ReportInput> inputs, EvidenceOptions options, OutputFile file, SigningKey? key)
    {
        EvidencePackage package = EvidencePackage.Make(inputs, options);
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

    private int Judge(ParseResult parsed, EvidencePackage package)
    {
        if (!package.IsComplete) return ExitCode.Incomplete;
        return _judging.HasFailed(parsed, package.Result) ? ExitCode.Failed : ExitCode.Clean;
    }
}
