using CredReport.Input;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evidence;

/// <summary>The packages among the samples are such as this version makes. <c>UPDATE_GOLDEN=1</c> makes them anew where they are not.</summary>
public sealed class SamplePackagesTests
{
    private const string Tampered = "data/results/population.csv";

    [Fact]
    public void Package_of_the_sample_holds()
    {
        string path = Checkout.Path("samples", "evidence-verify", "package.zip");
        if (Golden.Updates && (!File.Exists(path) || !MadePackage.Verify(File.ReadAllBytes(path)).Holds))
        {
            File.WriteAllBytes(path, Make(signed: true));
            File.WriteAllText(Checkout.Path("samples", "evidence-verify", "public-key.pem"), MadePackage.Key.ExportSubjectPublicKeyInfoPem() + "\n");
        }

        MadePackage.Verify(File.ReadAllBytes(path)).Differences().Should().BeEmpty();
    }

    [Fact]
    public void Package_that_was_tampered_with_differs_in_that_alone()
    {
        string path = Checkout.Path("samples", "evidence-tampered", "package.zip");
        if (Golden.Updates && (!File.Exists(path) || MadePackage.Verify(File.ReadAllBytes(path)).Differences().Count() != 1))
            File.WriteAllBytes(path, PackageZip.Read(Make(signed: false)).Edit(Tampered, ",fail,111122223333,bob,", ",pass,111122223333,bob,").Rehash().Write());

        MadePackage.Verify(File.ReadAllBytes(path)).Differences().Should().ContainSingle().Which.Should().StartWith($"made again: {Tampered} differs ");
    }

    private static byte[] Make(bool signed) => MadePackage.Of(ReportInput.FromPath(Checkout.Path("samples", "several-accounts", "reports")), MadePackage.Options with { Organization = "Example Corp" }, signed);
}
