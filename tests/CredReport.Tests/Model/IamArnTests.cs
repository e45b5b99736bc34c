using System.Text;
using CredReport.Model;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Model;

/// <summary>What an ARN tells about its account.</summary>
public sealed class IamArnTests
{
    [Theory]
    [InlineData("arn:aws:iam::111122223333:user/alice", "111122223333")]
    [InlineData("arn:aws:iam::111122223333:root", "111122223333")]
    [InlineData("arn:aws:iam::000000000012:user/alice", "000000000012")]
    [InlineData("arn:aws-cn:iam::123456789012:user/alice", "123456789012")]
    [InlineData("arn:aws-us-gov:iam::123456789012:user/alice", "123456789012")]
    [InlineData("arn:aws-iso:iam::123456789012:user/alice", "123456789012")]
    [InlineData("arn:aws-iso-b:iam::123456789012:user/alice", "123456789012")]
    [InlineData("arn:aws-eusc:iam::123456789012:user/alice", "123456789012")]
    [InlineData("arn:aws-eusc:iam::123456789012:root", "123456789012")]
    [InlineData("arn:aws:iam::111122223333:user/division/team:a/alice", "111122223333")]
    // As fixtures have it.
    [InlineData("arn:aws:iam::1234567890:user/alice", "1234567890")]
    [InlineData("arn:aws:iam::1234567890123:user/alice", "1234567890123")]
    [InlineData("arn:aws:iam::account-id:root", "account-id")]
    [InlineData("arn:aws:iam::1234:user/ab:c/alice", "1234")] // a colon of the path stands where that behind 12 digits would
    [InlineData("arn:aws:iam::word:root", "word")]
    // None.
    [InlineData("arn:aws:iam:::user/alice", null)]
    [InlineData("arn:aws:iam::111122223333", null)]
    [InlineData("arn:aws:iam", null)]
    [InlineData("arn:", null)]
    [InlineData("ARN:aws:iam::111122223333:root", null)]
    [InlineData("alice", null)]
    [InlineData("N/A", null)]
    [InlineData("", null)]
    public void Account_is_what_stands_in_its_place(string arn, string? account)
    {
        IamArn.AccountText(Encoding.UTF8.GetBytes(arn)).Should().Be(account);
        Encoding.UTF8.GetString(IamArn.Account(Encoding.UTF8.GetBytes(arn))).Should().Be(account ?? "");
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:user/alice")]
    [InlineData("arn:aws:iam::111122223333:root")]
    [InlineData("arn:aws:iam::111122223333:user/division/team/alice")]
    [InlineData("arn:aws:iam::111122223333:user/a,b;\"c\"/alice")]
    [InlineData("arn:aws-cn:iam::000000000000:user/alice")]
    [InlineData("arn:aws-us-gov:iam::111122223333:root")]
    [InlineData("arn:aws-iso-f:iam::111122223333:user/alice")]
    [InlineData("arn:aws-eusc:iam::111122223333:user/alice")]
    public void ARNs_of_users_and_root_are_well_formed(string arn) => IamArn.IsWellFormed(Encoding.UTF8.GetBytes(arn)).Should().BeTrue();

    [Theory]
    [InlineData("arn:aws:iam::1234567890:user/alice")]
    [InlineData("arn:aws:iam::1234567890123:user/alice")]
    [InlineData("arn:aws:iam::account12345:user/alice")]
    [InlineData("arn:aws:iam::111122223333:role/alice")]
    [InlineData("arn:aws:iam::111122223333:user")]
    [InlineData("arn:aws:iam::111122223333:rootx")]
    [InlineData("arn:aws:iam::111122223333:")]
    [InlineData("arn:aws:sts::111122223333:user/alice")]
    [InlineData("arn:aws:iam:us-east-1:111122223333:user/alice")]
    [InlineData("arn:aws:iam:::user/alice")]
    [InlineData("alice")]
    [InlineData("")]
    public void Others_are_not(string arn) => IamArn.IsWellFormed(Encoding.UTF8.GetBytes(arn)).Should().BeFalse();
}
