using CredReport.Rules;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Rules;

/// <summary>The built-in rules are mapped to the controls of this table, and to no other.</summary>
public sealed class FrameworkMappingTests
{
    private static readonly string[] CisVersions = ["1.1.0", "1.2.0", "1.3.0", "1.4.0", "1.5.0", "2.0.0", "3.0.0", "4.0.0", "5.0.0", "6.0.0", "7.0.0"];

    /// <summary>Rules, and their controls of CIS AWS Foundations 1.1, 1.2, 1.3, 1.4 to 4.0, 5.0, 6.0 and 7.0.</summary>
    private static readonly string[] Cis =
    [
        "D9.AWS.IAM.79 CR.KEY.01                                                   | 1.23 | 1.21 | 1.11 | 1.11 | 1.10 | 2.10 | -",
        "CR.KEY.02 D9.AWS.IAM.07 D9.AWS.IAM.77                                     | -    | 1.4  | 1.14 | 1.14 | 1.13 | 2.13 | 2.12",
        "D9.AWS.IAM.03 D9.AWS.IAM.04 CR.KEY.03 CR.KEY.05 CR.CIS.01 CR.CIS.02 CR.CIS.03 | - | 1.3 | 1.12 | 1.12 | 1.11 | 2.11 | 2.11",
        "D9.AWS.IAM.73 CR.CIS.04 CR.CIS.05 CR.CIS.06                               | -    | 1.3  | 1.12 | -    | -    | -    | -",
        "D9.AWS.IAM.51                                                             | -    | -    | 1.13 | 1.13 | 1.12 | 2.12 | -",
        "D9.AWS.IAM.02                                                             | -    | 1.2  | 1.10 | 1.10 | 1.9  | 2.9  | 2.10",
        "CR.ROOT.01                                                                | -    | 1.13 | 1.5  | 1.5  | 1.4  | 2.4  | 2.5",
        "D9.AWS.IAM.16 CR.ROOT.02                                                  | -    | 1.12 | 1.4  | 1.4  | 1.3  | 2.3  | 2.4",
        "D9.AWS.IAM.01 CR.ROOT.03                                                  | -    | 1.1  | 1.7  | 1.7  | 1.6  | 2.6  | 2.7",
    ];

    /// <summary>Rules, and their controls of NIST SP 800-53 Rev. 5, PCI DSS 4.0, SOC 2, ISO/IEC 27001 2022, AWS Foundational Security Best Practices and HIPAA.</summary>
    private static readonly string[] Others =
    [
        "CR.KEY.02 D9.AWS.IAM.07 D9.AWS.IAM.77 | AC-2(1) | 8.3.9 8.6.3 | CC6.1 CC6.2 | A.5.15 | IAM.3"
            + " | 164.308(a)(3)(ii)(C) 164.308(a)(4)(ii)(C) 164.308(a)(5)(ii)(D)",
        "D9.AWS.IAM.03 D9.AWS.IAM.04 D9.AWS.IAM.73 CR.KEY.03 CR.KEY.05 CR.CIS.01 CR.CIS.02 CR.CIS.03 CR.CIS.04 CR.CIS.05 CR.CIS.06"
            + " | AC-2(1) AC-2(3) AC-3 AC-6 | 8.2.6 7.2.4 7.2.5.1 | CC6.1 CC6.2 CC6.3 | A.5.15 | IAM.8 IAM.22"
            + " | 164.308(a)(3)(ii)(B) 164.308(a)(4)(ii)(C) 164.308(a)(5)(ii)(D)",
        "D9.AWS.IAM.02 | IA-2(1) IA-2(2) IA-2(6) IA-2(8) | 8.4.1 8.4.2 8.4.3 | CC6.6 | A.5.15 A.5.17 A.8.5 | IAM.5 | 164.308(a)(3)(ii)(A) 164.312(a)(1) 164.312(d)",
        "CR.ROOT.01 D9.AWS.IAM.18 | IA-2(1) IA-2(2) IA-2(6) IA-2(8) | 8.4.1 8.4.2 8.4.3 | CC6.6 | A.5.15 A.5.17 A.8.5 | IAM.9 | 164.308(a)(3)(ii)(A) 164.312(d)",
        "D9.AWS.IAM.16 CR.ROOT.02 | AC-6(2) AC-6(10) IA-2 IA-4(4) | 8.2.1 8.2.2 8.2.4 8.2.5 8.3.11 | CC6.1 CC6.2 CC6.3 | A.5.15 | IAM.4"
            + " | 164.308(a)(3)(i) 164.312(a)(2)(i)",
    ];

    /// <summary>Where a rule counts otherwise than a control: the rules, and the controls.</summary>
    private static readonly string[] Differing =
    [
        // 45 days against 90.
        "CR.CIS.01 CR.CIS.02 CR.CIS.03 | CIS AWS Foundations 1.2.0 (1.3); CIS AWS Foundations 1.3.0 (1.12); PCI DSS 4.0 (8.2.6); AWS Foundational Security Best Practices (IAM.8)",
        // 90 days against 45.
        "CR.CIS.04 CR.CIS.05 CR.CIS.06 | AWS Foundational Security Best Practices (IAM.22)",
        // Root, and what was never used.
        "D9.AWS.IAM.03 D9.AWS.IAM.04 CR.KEY.03 CR.KEY.05 | every CIS; PCI DSS 4.0 (8.2.6); AWS Foundational Security Best Practices (IAM.8); AWS Foundational Security Best Practices (IAM.22)",
        "D9.AWS.IAM.73 | every CIS; AWS Foundational Security Best Practices (IAM.8); AWS Foundational Security Best Practices (IAM.22)",
        // 30 days against 90.
        "D9.AWS.IAM.77 | every CIS; PCI DSS 4.0 (8.3.9); AWS Foundational Security Best Practices (IAM.3)",
        // The kind of a device.
        "D9.AWS.IAM.18 | every control",
    ];

    public static TheoryData<string> Ids { get; } = [.. BuiltInRules.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_mapped_to_the_controls_of_the_table(string id) =>
        BuiltInRules.Get(id).Frameworks.Select(control => control.ToString()).Should().BeEquivalentTo([.. OfCis(id), .. OfOthers(id)]);

    [Fact]
    public void The_table_is_about_rules_of_the_catalogue() =>
        Cis.Concat(Others).Concat(Differing).SelectMany(RulesOf).Should().BeSubsetOf(BuiltInRules.Ids);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_that_counts_otherwise_than_a_control_says_so(string id)
    {
        Rule rule = BuiltInRules.Get(id);
        string[] differing = [.. Differing.Where(line => RulesOf(line).Contains(id)).SelectMany(line => line.Split('|')[1].Split(';', StringSplitOptions.TrimEntries))];

        rule.Frameworks.Where(control => control.Differs is not null).Should().Equal(rule.Frameworks.Where(control =>
            differing.Contains(control.ToString()) || differing.Contains("every control") || (differing.Contains("every CIS") && control.Name == "CIS AWS Foundations")));
        rule.Frameworks.Select(control => control.Differs).OfType<string>()
            .Where(text => !(text.StartsWith("It ", StringComparison.Ordinal) || text.StartsWith("One ", StringComparison.Ordinal)) || !text.EndsWith('.') || text.Length > 140)
            .Should().BeEmpty("it is one short sentence about the rule");
    }

    [Fact]
    public void Every_mapping_says_where_it_comes_from_and_has_a_framework_of_the_one_list()
    {
        FrameworkControl[] all = [.. BuiltInRules.Ids.Select(BuiltInRules.Get).SelectMany(rule => rule.Frameworks)];

        all.Should().NotBeEmpty().And.OnlyContain(control => control.Source == "public mapping");
        all.Select(control => control.Name).Distinct().Should().BeEquivalentTo(Framework.All.Select(framework => framework.Name));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Only_the_published_rules_have_a_publisher(string id)
    {
        RulePublication? published = BuiltInRules.Get(id).Published;

        if (!id.StartsWith("D9.", StringComparison.Ordinal)) published.Should().BeNull();
        else
        {
            published.Should().BeEquivalentTo(new { By = "Check Point CloudGuard", Source = $"https://gsl.dome9.com/{id}.html", Entity = "IAM User", Category = "Security, Identity, & Compliance" });
            if (id != "D9.AWS.IAM.79") published!.Frameworks.Should().BeEmpty("none are known");
        }
    }

    private static IEnumerable<string> OfCis(string id)
    {
        foreach (string[] cells in Cis.Where(line => RulesOf(line).Contains(id)).Select(line => line.Split('|', StringSplitOptions.TrimEntries)))
        {
            foreach ((string version, int i) in CisVersions.Select((version, i) => (version, i)))
            {
                // The versions 1.4 to 4.0 share a column.
                string control = cells[1 + (i <= 3 ? i : i <= 7 ? 3 : i - 4)];
                if (control != "-") yield return $"CIS AWS Foundations {version} ({control})";
            }
        }
    }

    private static IEnumerable<string> OfOthers(string id)
    {
        string[] names = ["NIST SP 800-53 Rev. 5", "PCI DSS 4.0", "SOC 2", "ISO/IEC 27001 2022", "AWS Foundational Security Best Practices", "HIPAA"];
        return Others.Where(line => RulesOf(line).Contains(id)).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .SelectMany(cells => names.SelectMany((name, i) => cells[i + 1].Split(' ').Select(control => $"{name} ({control})")));
    }

    private static string[] RulesOf(string line) => line.Split('|')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
