using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Rules;

/// <summary>What a selector means where a file is called like it.</summary>
[Collection(CurrentFolder.Name)]
public sealed class SelectorPrecedenceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _before = Directory.GetCurrentDirectory();

    public SelectorPrecedenceTests() => Directory.SetCurrentDirectory(_folder.Path);

    public void Dispose()
    {
        Directory.SetCurrentDirectory(_before);
        _folder.Dispose();
    }

    [Theory]
    [InlineData("HIPAA")]
    [InlineData("CR.KEY")]
    [InlineData("d9.aws.iam.79")]
    [InlineData("ALL")]
    [InlineData("CIS 6.0.0")]
    [InlineData("AWS HITRUST v11.0.0")]
    public void A_file_comes_before_a_framework_a_beginning_and_another_case(string name) => Ids(name).Should().Equal("OWN.01");

    [Theory]
    [InlineData("D9.AWS.IAM.79", "D9.AWS.IAM.79")]
    [InlineData("cis-aws-1.5", "CR.CIS.01")]
    public void An_id_and_a_set_letter_for_letter_come_before_a_file(string name, string first) => Ids(name)[0].Should().Be(first);

    private string[] Ids(string name)
    {
        _folder.Write(name, TestRule.Text("IamUser should have mfaActive=true", "OWN.01"));
        return [.. RuleSelection.Resolve([name]).Select(rule => rule.Id)];
    }
}
