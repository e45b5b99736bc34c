using CredReport.Rules;
using CredReport.Tests.Support;
using CredReport.Yaml;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Rules;

/// <summary>From what a user chooses to rules.</summary>
public sealed class RuleSelectionTests : IDisposable
{
    private const string Mfa = "IamUser should have mfaActive=true";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_id_is_a_rule_of_the_catalogue() => Ids("D9.AWS.IAM.79").Should().Equal("D9.AWS.IAM.79");

    [Fact]
    public void All_is_the_whole_catalogue() => Ids("all").Should().Equal(BuiltInRules.Ids).And.NotBeEmpty();

    [Fact]
    public void A_rule_that_is_chosen_twice_stands_once()
    {
        string file = _folder.Write("own.yaml", TestRule.Text(Mfa));

        Ids("D9.AWS.IAM.79", "all", "D9.AWS.IAM.79").Should().Equal(["D9.AWS.IAM.79", .. BuiltInRules.Ids.Where(id => id != "D9.AWS.IAM.79")]);
        Ids(file, _folder.Path, file).Should().Equal("TEST.01");
    }

    [Theory]
    [InlineData("own.yaml")]
    [InlineData("own.yml")]
    [InlineData("own.json")]
    [InlineData("no-ending")]
    [InlineData("own.txt")]
    public void A_file_is_a_rule_whatever_its_ending(string name) => Ids(_folder.Write(name, TestRule.Text(Mfa))).Should().Equal("TEST.01");

    [Fact]
    public void A_folder_is_its_rule_files_in_the_order_of_their_names()
    {
        _folder.Write("b.yml", TestRule.Text(Mfa, "TEST.02"));
        _folder.Write("a.yaml", TestRule.Text(Mfa, "TEST.03"));
        _folder.Write("inner/c.json", """{"id": "TEST.01", "title": "MFA", "severity": "low", "logic": "IamUser should have mfaActive"}""");
        _folder.Write("readme.md", "No rule.");

        Ids(_folder.Path).Should().Equal("TEST.03", "TEST.02", "TEST.01");
    }

    [Fact]
    public void Selectors_mix_and_keep_their_order()
    {
        string file = _folder.Write("own.yaml", TestRule.Text(Mfa, "TEST.09"));
        _folder.Write("more/own.yaml", TestRule.Text(Mfa, "TEST.01"));

        Ids(file, "D9.AWS.IAM.79", _folder.At("more")).Should().Equal("TEST.09", "D9.AWS.IAM.79", "TEST.01");
    }

    [Fact]
    public void A_misspelt_id_is_answered_with_the_nearest() =>
        Failure("D9.AWS.IAM.799").Should().Be("There is no rule, set, framework or rule file 'D9.AWS.IAM.799'. Did you mean 'D9.AWS.IAM.79'?");

    [Fact]
    public void A_misspelt_set_is_answered_with_the_nearest() =>
        Failure("alll").Should().Be("There is no rule, set, framework or rule file 'alll'. Did you mean 'all'?");

    [Fact]
    public void What_is_like_nothing_known_is_answered_with_what_is_accepted() =>
        Failure("everything").Should().Be(
            "There is no rule, set, framework or rule file 'everything'. Accepted are rule ids and their beginnings, for example D9.AWS.IAM.79 and CR.KEY; "
            + "the sets cloudguard, cis-aws-1.2, cis-aws-1.3, cis-aws-1.4, cis-aws-1.5, cis-aws-2.0, cis-aws-3.0, cis-aws-4.0, cis-aws-5.0, cis-aws-6.0, cis-aws-7.0, hygiene, all; "
            + "the frameworks CIS AWS Foundations, NIST SP 800-53, PCI DSS, SOC 2, ISO/IEC 27001, AWS Foundational Security Best Practices, HIPAA, with or without a version and a control, "
            + "for example 'CIS 6.0.0 2.13'; and paths of rule files and folders.");

    [Theory]
    [InlineData("missing.yaml")]
    [InlineData("missing/inner.yml")]
    [InlineData("missing/rule")]
    public void A_missing_file_is_named(string name) => Failure(_folder.At(name)).Should().Be($"There is no rule file '{_folder.At(name)}'.");

    [Fact]
    public void A_name_with_the_ending_of_a_rule_file_is_a_path() => Failure("no-such-rule.json").Should().Be("There is no rule file 'no-such-rule.json'.");

    [Fact]
    public void A_folder_without_a_rule_file_is_named()
    {
        _folder.Write("readme.md", "No rule.");

        Failure(_folder.Path).Should().Be($"The folder '{_folder.Path}' holds no rule file (.yaml, .yml, .json).");
    }

    [Fact]
    public void Two_files_with_one_id_are_both_named()
    {
        string one = _folder.Write("one.yaml", TestRule.Text(Mfa));
        string other = _folder.Write("other.yaml", TestRule.Text("IamUser should have mfaActive=false"));

        Failure(_folder.Path).Should().Be($"Two rules have the id 'TEST.01': '{one}' and '{other}'.");
    }

    [Fact]
    public void A_file_with_the_id_of_a_rule_of_the_catalogue_is_refused()
    {
        string file = _folder.Write("own.yaml", TestRule.Text(Mfa, "D9.AWS.IAM.79"));

        Failure("all", file).Should().Be($"Two rules have the id 'D9.AWS.IAM.79': the catalogue and '{file}'.");
        Ids(file).Should().Equal("D9.AWS.IAM.79");
    }

    [Fact]
    public void A_broken_file_of_a_folder_says_where_it_is_broken()
    {
        string file = _folder.Write("broken.yaml", "- a");

        FluentActions.Invoking(() => Ids(_folder.Path)).Should().Throw<FileErrorException>().WithMessage($"{file}:1:1: A rule is a mapping of keys; found a list.");
    }

    private static string[] Ids(params string[] selectors) => [.. RuleSelection.Resolve(selectors).Select(rule => rule.Id)];

    private static string Failure(params string[] selectors) =>
        FluentActions.Invoking(() => Ids(selectors)).Should().Throw<RuleSelectionException>().Which.Message;
}
