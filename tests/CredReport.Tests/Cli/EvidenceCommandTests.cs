using System.Security.Cryptography;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Cli;

/// <summary><c>credreport evidence create</c> and <c>evidence verify</c>, as a shell sees them.</summary>
public sealed class EvidenceCommandTests : IDisposable
{
    private static readonly PbeParameters Protection = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);

    private readonly TemporaryFolder _folder = new();
    private readonly string _report;
    private readonly string _package;

    public EvidenceCommandTests()
    {
        _report = _folder.Write("report.csv", new ReportText().Root().Row("alice", ("password_enabled", "true"), ("access_key_1_last_rotated", "2025-01-10T08:00:01Z")).ToBytes());
        _package = _folder.At("package.zip");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Package_is_made_and_verified()
    {
        ToolRun made = ToolRun.Of("evidence", "create", _report, "-o", _package);
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(PackageZip.Read(File.ReadAllBytes(_package)).Files["tagmanifest-sha256.txt"]));

        made.Should().Be(new ToolRun(1,
            $"""
            {_package}, dated 2025-01-10T08:00:01Z, not signed
              1 report, 1 account, 2 users: 1 fail, 1 not relevant
              data/source/0001-report.csv  from {_report}
            SHA-256 of tagmanifest-sha256.txt: {sha256}
            Verify it: credreport evidence verify {_package}

            """, ""));
        ToolRun verified = ToolRun.Of("evidence", "verify", _package);
        verified.Should().Be(new ToolRun(0,
            $"""
            OK           container     12 files, all inside of credreport-evidence/, no link, no name twice, nothing before or after
            OK           completeness  every file is listed, and every file that is listed is there
            OK           hashes        SHA-256 of 11 files, and Payload-Oxum {Oxum()}
            NOT CHECKED  signature     the package is not signed
            OK           made again    9 files came out of 1 report and 1 rule as they are, byte for byte

            {_package}: nothing differs.
            SHA-256 of tagmanifest-sha256.txt: {sha256}

            """, ""));
    }

    [Fact]
    public void Conclusion_says_that_a_signature_was_not_checked()
    {
        string key = _folder.Write("key.pem", MadePackage.Key.ExportECPrivateKeyPem());
        ToolRun.Of("evidence", "create", _report, "-o", _package, "--sign-key", key);

        ToolRun.Of("evidence", "verify", _package).Output.Should().Contain($"\n{_package}: nothing differs, and THE SIGNATURE WAS NOT CHECKED.\n");
    }

    [Fact]
    public void Difference_is_named_and_makes_exit_code_1()
    {
        ToolRun.Of("evidence", "create", _report, "-o", _package);
        File.WriteAllBytes(_package, PackageZip.Read(File.ReadAllBytes(_package)).Edit("data/results/population.csv", ",fail,", ",pass,").Rehash().Write());

        ToolRun loud = ToolRun.Of("evidence", "verify", _package);
        ToolRun quiet = ToolRun.Of("evidence", "verify", _package, "-q");

        const string difference = "DIFFERS      made again    1 difference\n    data/results/population.csv differs from what comes of the reports, rules and options, first on line 3.\n";
        loud.ExitCode.Should().Be(1);
        loud.Output.Should().Contain($"{difference}\n{_package}: NOT AS IT WAS CREATED.\n");
        quiet.Should().Be(new ToolRun(1, $"NOT CHECKED  signature     the package is not signed\n{difference}", ""));
    }

    [Theory]
    [InlineData("report.csv", "The file is not a zip that can be read: expected a package that 'credreport evidence create' made.")]
    [InlineData("nothing.zip", "there is no package '{0}'.")]
    [InlineData(".", "'{0}' is a folder: expected a package.")]
    public void What_is_no_package_makes_exit_code_2(string name, string expected) =>
        ToolRun.Of("evidence", "verify", _folder.At(name)).Should().Be(new ToolRun(2, "", $"credreport: {string.Format(System.Globalization.CultureInfo.InvariantCulture, expected, _folder.At(name))}\n"));

    [Fact]
    public void Exit_codes_are_those_of_analyze()
    {
        string clean = _folder.Write("clean.csv", new ReportText().Root().Row("bob").ToBytes());
        string broken = _folder.Write("broken.csv", new ReportText().Root().Line("cut,off").ToBytes());
        string accounts = _folder.Write("accounts.txt", "111122223333\n444455556666\n");

        Create(clean).ExitCode.Should().Be(0);
        Create(_report).ExitCode.Should().Be(1);
        Create(_report, "--fail-on", "high").ExitCode.Should().Be(0);
        Create(_report, broken).ExitCode.Should().Be(3);
        ToolRun incomplete = Create(clean, "--expected-accounts", accounts);
        incomplete.ExitCode.Should().Be(3);
        incomplete.Error.Should().Be("credreport: the accounts are not those that were expected: missing are 444455556666.\n");
        File.Exists(_package).Should().BeTrue();
        ToolRun.Of("evidence", "verify", _package).ExitCode.Should().Be(0);
    }

    [Fact]
    public void Unexpected_and_repeated_accounts_are_named_too()
    {
        string again = _folder.Write("again.csv", new ReportText().Root().Row("bob").ToBytes());

        Create(_report, again, "--expected-accounts", _folder.Write("one.txt", "111122223333")).Error.Should().EndWith("credreport: the accounts are not those that were expected: in more than one report are 111122223333.\n");
        Create(_report, "--expected-accounts", _folder.Write("other.txt", "444455556666")).Error.Should().EndWith("credreport: the accounts are not those that were expected: missing are 444455556666; unexpected are 111122223333.\n");
    }

    [Fact]
    public void Package_is_signed_with_a_key_and_verified_with_its_other_half()
    {
        string key = _folder.Write("key.pem", MadePackage.Key.ExportPkcs8PrivateKeyPem());
        string known = _folder.Write("public.pem", MadePackage.Key.ExportSubjectPublicKeyInfoPem());

        Create(_report, "--sign-key", key).Output.Should().Contain(", signed\n").And.EndWith($"Verify it: credreport evidence verify {_package} --public-key PUBLIC-KEY.pem\n");

        ToolRun.Of("evidence", "verify", _package, "--public-key", known).Output.Should().Contain("OK           signature     tagmanifest-sha256.txt was signed with the key\n");
        ToolRun.Of("evidence", "verify", _package).Output.Should().Contain("NOT CHECKED  signature     present, not checked: that takes the public key\n");
        Create(_report);
        ToolRun.Of("evidence", "verify", _package, "--public-key", known).Should().Match<ToolRun>(run =>
            run.ExitCode == 1 && run.Output.Contains("    signatures/tagmanifest-sha256.txt.sig is missing: the package is not signed.\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Password_of_a_key_comes_from_the_environment_alone()
    {
        string key = _folder.Write("key.pem", MadePackage.Key.ExportEncryptedPkcs8PrivateKeyPem("secret", Protection));
        string known = _folder.Write("public.pem", MadePackage.Key.ExportSubjectPublicKeyInfoPem());
        string[] create = ["evidence", "create", _report, "-o", _package, "--sign-key", key];

        ToolRun.Of(create).Should().Be(new ToolRun(2, "", $"credreport: the key '{key}' is protected by a password: expected it in the environment variable CREDREPORT_SIGN_KEY_PASSWORD.\n"));
        ToolRun.With(new ToolInput { Variables = { ["CREDREPORT_SIGN_KEY_PASSWORD"] = "wrong" } }, create).Should().Be(new ToolRun(2, "", $"credreport: The password does not decrypt the key in '{key}', or it is no EC key.\n"));
        ToolRun.With(new ToolInput { Variables = { ["CREDREPORT_SIGN_KEY_PASSWORD"] = "secret" } }, create).ExitCode.Should().Be(1);
        ToolRun.Of("evidence", "verify", _package, "--public-key", known).ExitCode.Should().Be(0);
    }

    [Fact]
    public void What_is_missing_on_the_command_line_is_said()
    {
        const string help = "Try 'credreport evidence create --help'.";

        ToolRun.Of("evidence", "create", _report).Error.Should().Be($"credreport: no package named: expected -o PACKAGE.zip. {help}\n");
        ToolRun.Of("evidence", "create", _report, "-o", "-").Error.Should().Be($"credreport: a package is written to a file: expected -o PACKAGE.zip. {help}\n");
        ToolRun.Of("evidence", "create", "-o", _package).Error.Should().Be($"credreport: no report named: expected files, folders, patterns, or - for standard input. {help}\n");
        ToolRun.Of("evidence", "create", _report, "-o", _package, "--packaged-at", "today").Error.Should().Be("credreport: --packaged-at is 'today': expected ISO 8601 with Z or an offset, for example 2026-01-31T06:00:00Z; a date without a time is 00:00:00Z.\n");
        ToolRun.Of("evidence", "create", _report, "-o", _package, "--sign-key", _folder.At("no.pem")).Error.Should().Be($"credreport: there is no key '{_folder.At("no.pem")}'.\n");
        ToolRun.Of("evidence", "create", _report, "-o", _package, "--expected-accounts", _folder.At("no.txt")).Error.Should().Be($"credreport: there is no list of accounts '{_folder.At("no.txt")}'.\n");
        ToolRun.Of("evidence", "verify").Error.Should().Be("credreport: no package named: expected the zip that 'credreport evidence create' made. Try 'credreport evidence verify --help'.\n");
        File.Exists(_package).Should().BeFalse();
    }

    [Fact]
    public void Output_that_is_also_read_is_refused()
    {
        string accounts = _folder.Write("accounts.txt", "111122223333");
        string key = _folder.Write("key.pem", MadePackage.Key.ExportPkcs8PrivateKeyPem());

        foreach ((string read, string role) in new[] { (_report, "an input"), (accounts, "the list of accounts"), (key, "the signing key") })
            ToolRun.Of("evidence", "create", _report, "--expected-accounts", accounts, "--sign-key", key, "-o", read).Error.Should().Be($"credreport: the output '{read}' is also {role}: it would be overwritten.\n");
        ToolRun.Of("evidence", "create", _folder.Path, "-o", _report).Error.Should().EndWith($"credreport: the output '{_report}' is also an input: it would be overwritten.\n");
        File.ReadAllText(_report).Should().StartWith("user,arn,");
    }

    [Fact]
    public void Package_in_the_folder_of_its_reports_is_made_anew()
    {
        ToolRun.Of("evidence", "create", _folder.Path, "-o", _package).ExitCode.Should().Be(1);
        byte[] first = File.ReadAllBytes(_package);

        ToolRun second = ToolRun.Of("evidence", "create", _folder.Path, "-o", _package);

        second.Error.Should().StartWith($"{_package}: warning: Not a credential report, and not judged: found ").And.EndWith("[other-file]\n");
        File.ReadAllBytes(_package).Should().Equal(first);
    }

    [Fact]
    public void Standard_input_can_be_packed()
    {
        ToolRun run = ToolRun.With(new ToolInput { Bytes = new ReportText().Root().ToBytes() }, "evidence", "create", "-", "-o", _package);

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("  data/source/0001-stdin  from -\n");
        ToolRun.Of("evidence", "verify", _package).ExitCode.Should().Be(0);
    }

    [Fact]
    public void Of_many_reports_the_first_are_named()
    {
        for (int i = 10; i < 35; i++) _folder.Write($"reports/{i}.csv", new ReportText { Account = $"0000000000{i}" }.Root().ToBytes());

        Create(_folder.At("reports")).Output.Should().Contain("  data/source/0020-29.csv  from ").And.NotContain("data/source/0021-").And.Contain("\n  and 5 more\n");
    }

    [Theory]
    [InlineData("CIS 6.0.0")]
    [InlineData("cis aws foundations 1.3.0 1.12")]
    [InlineData("AWS HITRUST v11.0.0")]
    [InlineData("cr.key")]
    [InlineData("cis-aws-1.2")]
    public void Package_of_rules_of_a_framework_comes_out_of_its_own_rule_files_again(string selector)
    {
        Create(_report, "-r", selector, "--as-of", "2026-01-31").ExitCode.Should().Be(1);
        byte[] package = File.ReadAllBytes(_package);
        foreach ((string path, byte[] bytes) in PackageZip.Read(package).Files.Where(file => file.Key.StartsWith("data/rules/", StringComparison.Ordinal))) _folder.Write(path, bytes);

        ToolRun.Of("evidence", "verify", _package).ExitCode.Should().Be(0);
        Create(_report, "-r", _folder.At("data/rules"), "--as-of", "2026-01-31").ExitCode.Should().Be(1);
        File.ReadAllBytes(_package).Should().Equal(package);
    }

    private ToolRun Create(params string[] more) => ToolRun.Of(["evidence", "create", .. more, "-o", _package]);

    private string Oxum() => PackageZip.Read(File.ReadAllBytes(_package)).Text("bag-info.txt").Split('\n').Single(line => line.StartsWith("Payload-Oxum: ", StringComparison.Ordinal))[14..];
}
