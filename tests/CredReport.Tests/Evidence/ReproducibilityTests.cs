using System.Globalization;
using System.Text;
using CredReport.Evidence;
using CredReport.Input;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evidence;

/// <summary>The same reports, options and version give the same bytes, whoever makes the package where and when.</summary>
[Collection(CurrentFolder.Name)]
public sealed class ReproducibilityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ReproducibilityTests()
    {
        for (int i = 1; i <= 12; i++)
        {
            ReportText report = new() { Account = i.ToString("D12", CultureInfo.InvariantCulture) };
            report.Root();
            for (int user = 0; user < 40; user++) report.Row($"user-{user}", ("password_enabled", "true"), ("access_key_1_last_rotated", $"2025-01-10T08:{user:D2}:01Z"));
            _folder.Write($"a/reports/{i}.csv", report.ToBytes());
            _folder.Write($"xyzzy/quux/reports/{i}.csv", report.ToBytes());
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Number_of_threads_changes_no_byte(int threads) =>
        Make("a/reports", options => options with { Threads = threads }).Should().Equal(Make("a/reports", options => options with { Threads = 1 }));

    [Fact]
    public void Place_of_the_reports_changes_no_byte() => Make("a/reports", options => options).Should().Equal(Make("xyzzy/quux/reports", options => options));

    [Fact]
    public void Current_folder_and_name_of_the_output_change_no_byte()
    {
        string before = Directory.GetCurrentDirectory();
        try
        {
            Directory.SetCurrentDirectory(_folder.At("a"));
            ToolRun.Of("evidence", "create", "reports", "-r", "cloudguard", "--as-of", "2026-01-31", "-o", "one.zip", "--threads", "1", "-q").ExitCode.Should().Be(1);
            Directory.SetCurrentDirectory(_folder.At("xyzzy"));
            ToolRun.Of("evidence", "create", Path.Combine("quux", "reports"), "-r", "cloudguard", "--as-of", "2026-01-31T00:00:00Z", "-o", "two.zip", "--threads", "5", "--no-color").ExitCode.Should().Be(1);
        }
        finally
        {
            Directory.SetCurrentDirectory(before);
        }

        File.ReadAllBytes(_folder.At("a/one.zip")).Should().Equal(File.ReadAllBytes(_folder.At("xyzzy/two.zip")));
    }

    [Fact]
    public void Signature_is_the_only_difference_between_two_signed_packages()
    {
        PackageZip one = PackageZip.Read(MadePackage.Of(MadePackage.TwoReports, signed: true));
        PackageZip two = PackageZip.Read(MadePackage.Of(MadePackage.TwoReports, signed: true));
        PackageZip unsigned = PackageZip.Read(MadePackage.Of(MadePackage.TwoReports));

        one.Files["signatures/tagmanifest-sha256.txt.sig"].Should().NotEqual(two.Files["signatures/tagmanifest-sha256.txt.sig"]);
        foreach (PackageZip package in new[] { one, two }) package.Files.Remove("signatures/tagmanifest-sha256.txt.sig");
        one.Write().Should().Equal(two.Write()).And.Equal(unsigned.Write());
    }

    [Fact]
    public void Nothing_of_the_machine_is_in_the_package()
    {
        PackageZip package = PackageZip.Read(Make("xyzzy/quux/reports", options => options));
        string[] tellTale = [_folder.Path, "xyzzy", "quux"];

        foreach ((string path, byte[] bytes) in package.Files)
            tellTale.Should().NotContain(text => Encoding.UTF8.GetString(bytes).Contains(text, StringComparison.Ordinal), path);
    }

    private byte[] Make(string folder, Func<EvidenceOptions, EvidenceOptions> change) =>
        MadePackage.Of(ReportInput.FromPath(_folder.At(folder)), change(MadePackage.Options with { Rules = RuleSelection.Resolve(["hygiene"]), AsOf = new CredReport.Model.Instant(1769839200) }));
}
