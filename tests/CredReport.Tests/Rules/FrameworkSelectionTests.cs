using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Rules;

/// <summary>Rules that are chosen by a framework, a version, a control, or loosely by an id.</summary>
public sealed class FrameworkSelectionTests
{
    private const string CisVersions = "1.1.0, 1.2.0, 1.3.0, 1.4.0, 1.5.0, 2.0.0, 3.0.0, 4.0.0, 5.0.0, 6.0.0, 7.0.0";
    private const string Rotation = "CR.KEY.02 D9.AWS.IAM.07";
    private const string Unused45 = "CR.CIS.01 CR.CIS.02 CR.CIS.03";
    private const string Unused90 = "CR.CIS.04 CR.CIS.05 CR.CIS.06";
    private const string Cis60 = "CR.CIS.01 CR.CIS.02 CR.CIS.03 CR.KEY.01 CR.KEY.02 CR.ROOT.01 CR.ROOT.02 CR.ROOT.03 D9.AWS.IAM.01 D9.AWS.IAM.02 D9.AWS.IAM.07 D9.AWS.IAM.16 D9.AWS.IAM.51 D9.AWS.IAM.79";

    [Theory]
    // A version.
    [InlineData("CIS 6.0.0", Cis60)]
    [InlineData("CIS 6.0", Cis60)]
    [InlineData("CIS 6", Cis60)]
    [InlineData("cis v6.0.0", Cis60)]
    [InlineData("CIS AWS Foundations Benchmark v. 6.0.0", Cis60)]
    [InlineData("CIS:6.0.0", Cis60)]
    [InlineData("cis-aws-foundations-6.0.0", Cis60)]
    [InlineData("CIS 1.1", "CR.KEY.01 D9.AWS.IAM.79")]
    // A control.
    [InlineData("CIS 6.0.0 2.13", Rotation)]
    [InlineData("CIS AWS Foundations 6.0.0 (2.13)", Rotation)]
    [InlineData("CIS 6.0.0 control 2.13", Rotation)]
    [InlineData("CIS AWS Foundations Benchmark v6.0.0/2.13", Rotation)]
    [InlineData("cis aws foundations 1.4.0 1.12", Unused45)]
    [InlineData("CIS 1.2 1.3", Unused90)]
    [InlineData("CIS 1.3 1.12", Unused90)]
    [InlineData("CIS 7.0 2.12", Rotation)]
    [InlineData("NIST AC-2(1)", Rotation + " " + Unused45 + " " + Unused90 + " CR.KEY.03 CR.KEY.05 D9.AWS.IAM.03 D9.AWS.IAM.04 D9.AWS.IAM.73 D9.AWS.IAM.77")]
    [InlineData("NIST SP 800-53 Rev. 5 IA-4(4)", "CR.ROOT.02 D9.AWS.IAM.16")]
    [InlineData("nist 800-53 r5 ia-4(4)", "CR.ROOT.02 D9.AWS.IAM.16")]
    [InlineData("NIST Rev 5 IA-4 (4)", "CR.ROOT.02 D9.AWS.IAM.16")]
    [InlineData("PCI DSS 4.0 8.3.9", Rotation)]
    [InlineData("pci-dss v4.0 8.3.9", Rotation)]
    [InlineData("PCI DSS 8.3.9", Rotation)]
    [InlineData("HIPAA 164.308(a)(3)(ii)(C)", Rotation + " D9.AWS.IAM.77")]
    [InlineData("HIPAA § 164.312(a)(2)(i)", "CR.ROOT.02 D9.AWS.IAM.16")]
    [InlineData("SOC 2 CC6.6", "CR.ROOT.01 D9.AWS.IAM.02")]
    [InlineData("soc2 cc6.6", "CR.ROOT.01 D9.AWS.IAM.02")]
    [InlineData("ISO 27001 A.8.5", "CR.ROOT.01 D9.AWS.IAM.02")]
    [InlineData("ISO/IEC 27001:2022 A.8.5", "CR.ROOT.01 D9.AWS.IAM.02")]
    [InlineData("FSBP IAM.3", Rotation)]
    [InlineData("FSBP IAM.8", Unused90)]
    [InlineData("FSBP IAM.22", Unused45)]
    [InlineData("AWS Foundational Security Best Practices IAM.9", "CR.ROOT.01")]
    // A number of a control is one of every version.
    [InlineData("CIS 2.10", "CR.KEY.01 D9.AWS.IAM.02 D9.AWS.IAM.79")]
    // What lies under a control.
    [InlineData("PCI DSS 4.0 8.3", "CR.KEY.02 CR.ROOT.02 D9.AWS.IAM.07 D9.AWS.IAM.16")]
    [InlineData("NIST IA-2", "CR.ROOT.01 CR.ROOT.02 D9.AWS.IAM.02 D9.AWS.IAM.16")]
    [InlineData("NIST IA", "CR.ROOT.01 CR.ROOT.02 D9.AWS.IAM.02 D9.AWS.IAM.16")]
    [InlineData("HIPAA 164.312", "CR.ROOT.01 CR.ROOT.02 D9.AWS.IAM.02 D9.AWS.IAM.16")]
    // The publisher's own names.
    [InlineData("AWS HITRUST v11.0.0", "D9.AWS.IAM.79")]
    [InlineData("AWS CIS Foundations v. 1.4.0", "D9.AWS.IAM.79")]
    [InlineData("aws mitre att&ck framework V11.3", "D9.AWS.IAM.79")]
    // Ids.
    [InlineData("d9.aws.iam.79", "D9.AWS.IAM.79")]
    [InlineData("CR.ROOT", "CR.ROOT.01 CR.ROOT.02 CR.ROOT.03 CR.ROOT.04")]
    [InlineData("cr.root.", "CR.ROOT.01 CR.ROOT.02 CR.ROOT.03 CR.ROOT.04")]
    public void A_text_names_rules(string selector, string ids) => Ids(selector).Should().Equal(ids.Split(' ').Order(StringComparer.Ordinal));

    [Fact]
    public void A_framework_without_a_version_is_every_version_of_it() =>
        Ids("CIS").Should().Equal(RuleSets.Sets.Where(set => set.Name.StartsWith("cis-", StringComparison.Ordinal)).SelectMany(set => set.RuleIds).Distinct().Order(StringComparer.Ordinal))
            .And.Contain(["CR.CIS.01", "CR.CIS.04"]).And.NotContain("D9.AWS.IAM.04");

    [Fact]
    public void A_beginning_of_ids_and_a_set_are_found_in_any_case()
    {
        Ids("D9.AWS.IAM").Should().Equal(RuleSets.Find("cloudguard")!.RuleIds);
        Ids("CloudGuard").Should().Equal(RuleSets.Find("cloudguard")!.RuleIds);
        Ids("cr").Should().Equal(RuleSets.Find("hygiene")!.RuleIds);
    }

    [Fact]
    public void A_rule_that_counts_otherwise_is_taken_where_a_control_has_no_other()
    {
        FrameworkAnswer answer = new(
            [
                Mapped("A", "1", null), Mapped("B", "1", "It allows 45 days."),
                Mapped("C", "2", "It allows 45 days."),
            ],
            null);

        answer.BestRules.Select(rule => rule.Id).Should().Equal("A", "C");
        answer.Rules.Select(rule => rule.Id).Should().Equal("A", "B", "C");
    }

    [Theory]
    [InlineData("CIS 9.9", $"CIS AWS Foundations has neither a version nor a control '9.9'; known versions are {CisVersions}.")]
    [InlineData("CIS 2.1", $"CIS AWS Foundations has neither a version nor a control '2.1'; known versions are {CisVersions}.")]
    [InlineData("CIS 4.0.1", $"CIS AWS Foundations has neither a version nor a control '4.0.1'; known versions are {CisVersions}.")]
    [InlineData("CIS v8", $"CIS AWS Foundations has no version '8'; known versions are {CisVersions}.")]
    [InlineData("CIS 8.0.0 2.13", $"CIS AWS Foundations has no version '8.0.0'; known versions are {CisVersions}.")]
    [InlineData("CIS 6.0.0 2.1", "No rule is mapped to a control '2.1' of CIS AWS Foundations 6.0.0; known controls are 2.3, 2.4, 2.6, 2.9, 2.10, 2.11, 2.12, 2.13.")]
    [InlineData("FSBP IAM.99", "No rule is mapped to a control 'IAM.99' of AWS Foundational Security Best Practices; known controls are IAM.3, IAM.4, IAM.5, IAM.8, IAM.9, IAM.22.")]
    [InlineData("SOC 2 CC7.1", "No rule is mapped to a control 'CC7.1' of SOC 2; known controls are CC6.1, CC6.2, CC6.3, CC6.6.")]
    [InlineData("SOC 2 v3", "SOC 2 has no version '3' here: its controls are listed without one.")]
    [InlineData("NIST Rev. 4", "NIST SP 800-53 has no version '4'; known versions are Rev. 5.")]
    [InlineData("PCI DSS 3.2.1", "PCI DSS has neither a version nor a control '3.2.1'; known versions are 4.0, and known controls 7.2.4, 7.2.5.1, 8.2.1, 8.2.2, 8.2.4, 8.2.5, 8.2.6, 8.3.9, 8.3.11, 8.4.1, 8.4.2, 8.4.3, 8.6.3.")]
    [InlineData("ISO/IEC 27001 2022 A.9", "No rule is mapped to a control 'A.9' of ISO/IEC 27001 2022; known controls are A.5.15, A.5.17, A.8.5.")]
    [InlineData("NITS AC-2", "There is no rule, set, framework or rule file 'NITS AC-2'. Did you mean 'NIST AC-2'?")]
    [InlineData("HITRUST", "There is no rule, set, framework or rule file 'HITRUST'. Did you mean 'AWS HITRUST v11.0.0'?")]
    [InlineData("CISO", "There is no rule, set, framework or rule file 'CISO'. Did you mean 'CIS'?")]
    [InlineData("cis/own", "There is no rule file 'cis/own'.")]
    [InlineData("pci/dss", "There is no rule file 'pci/dss'.")]
    [InlineData("CIS rules/own.yaml", "There is no rule file 'CIS rules/own.yaml'.")]
    public void What_is_unknown_is_named_with_what_is_known_in_its_place(string selector, string message) =>
        FluentActions.Invoking(() => Ids(selector)).Should().Throw<RuleSelectionException>().Which.Message.Should().Be(message);

    [Theory]
    [InlineData("2.10 of nothing", "No rule names a framework like '2.10 of nothing'.")]
    [InlineData("NITS", "No rule names a framework like 'NITS'. Did you mean 'NIST'?")]
    [InlineData("CIS 6.0.0 9.9", "No rule is mapped to a control '9.9' of CIS AWS Foundations 6.0.0; known controls are 2.3, 2.4, 2.6, 2.9, 2.10, 2.11, 2.12, 2.13.")]
    public void A_listing_that_would_be_empty_says_why(string text, string message) =>
        FluentActions.Invoking(() => RuleSelection.FindByFramework(text)).Should().Throw<RuleSelectionException>().Which.Message.Should().Be(message);

    private static MappedRule Mapped(string id, string control, string? differs) =>
        new(TestRule.Of("IamUser should have mfaActive=true", id), new FrameworkControl("F", null, control, null, differs));

    private static string[] Ids(params string[] selectors) => [.. RuleSelection.Resolve(selectors).Select(rule => rule.Id)];
}
