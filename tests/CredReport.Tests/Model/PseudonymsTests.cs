using System.Text;
using CredReport.Model;
using CsCheck;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Model;

/// <summary>What stands for accounts and users under a key.</summary>
public sealed class PseudonymsTests
{
    private const string Key = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    private static readonly Pseudonyms Names = Of(Key);

    private static readonly Gen<string> Name = Gen.Char["abcXYZ019 .@-_/:\n:é"].Array[0, 12].Select(letters => new string(letters));

    private static readonly Gen<string> Account = Gen.OneOf(Gen.Int[0, 99].Select(i => $"{111122223300 + i}"), Name);

    // printf 'credreport/pseudonym/1\nuser\n12\n111122223333alice' | openssl dgst -sha256 -hmac "$(cat KEYFILE)" -binary | head -c 10 | base32 | cut -c1-12
    [Fact]
    public void They_are_what_openssl_makes_of_the_documented_lines()
    {
        Names.Account("111122223333").Should().Be("account-hques53sarmp");
        Names.User("111122223333", "alice").Should().Be("user-jxo63wlcqonu");
        Names.User(null, "alice").Should().Be("user-ccm5qbno2tvx");
        Names.User("", "alice").Should().Be("user-ccm5qbno2tvx");
    }

    // printf 'credreport/pseudonym/1\ncontent\n0\n%s' "$(sha256sum FILE | cut -c1-64)" | openssl dgst -sha256 -hmac "$(cat KEYFILE)"
    [Fact]
    public void Content_is_what_openssl_makes_of_its_hash() =>
        Names.Content("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855").Should().Be("04c20a67d705cbe1911dde1963203d82a9c8df20e96f60e154a8d35e7177833a");

    [Theory]
    [InlineData("arn:aws:iam::111122223333:user/alice", "arn:aws:iam::account-hques53sarmp:user/user-jxo63wlcqonu")]
    [InlineData("arn:aws:iam::111122223333:user/sales/eu/alice", "arn:aws:iam::account-hques53sarmp:user/user-jxo63wlcqonu")]
    [InlineData("arn:aws:iam::111122223333:root", "arn:aws:iam::account-hques53sarmp:root")]
    [InlineData("arn:aws-us-gov:iam::111122223333:root", "arn:aws-us-gov:iam::account-hques53sarmp:root")]
    [InlineData("arn:aws-cn:iam::111122223333:user/alice", "arn:aws-cn:iam::account-hques53sarmp:user/user-jxo63wlcqonu")]
    [InlineData("arn:aws:iam::111122223333:role/x", "arn:-:-:-:account-hques53sarmp:arn-dpl5kqz5saem")]
    [InlineData("bob", "arn-zvay444i53nl")]
    public void An_arn_keeps_its_partition_and_loses_its_path(string arn, string pseudonym) => Names.Arn(arn).Should().Be(pseudonym);

    [Theory]
    [InlineData("arn:alice:iam::111122223333:user/bob")]
    [InlineData("arn:aws:alice::111122223333:user/bob")]
    [InlineData("arn:aws:iam:alice:111122223333:user/bob")]
    [InlineData("arn:aws:iam::alice:user/bob")]
    [InlineData("arn:aws:iam::111122223333:alice")]
    [InlineData("arn:aws:iam::111122223333:root:alice")]
    [InlineData("arn:aws:iam::111122223333:alice:root")]
    [InlineData("arn:aws:iam:::user/alice")]
    [InlineData("arn:aws:iam::111122223333:user/alice/")]
    [InlineData("alice")]
    public void Nothing_is_left_of_an_arn_of_something_else(string arn)
    {
        Names.Arn(arn).Should().NotContain("alice").And.NotContain("bob").And.NotContain("111122223333");
        Names.Arn(arn).Should().MatchRegex("^(arn:-:-:-:account-[a-z2-7]{12}:)?arn-[a-z2-7]{12}$|^arn:aws:iam::account-[a-z2-7]{12}:user/user-[a-z2-7]{12}$");
    }

    [Fact]
    public void The_account_of_an_arn_is_the_accounts_own_pseudonym() => Gen.Select(Account, Name).Sample((account, name) =>
    {
        string arn = $"arn:aws:iam::{account}:user/{name}";
        string? before = IamArn.AccountText(Encoding.UTF8.GetBytes(arn));
        IamArn.AccountText(Encoding.UTF8.GetBytes(Names.Arn(arn))).Should().Be(before is null ? null : Names.Account(before));
    }, iter: 2000);

    [Fact]
    public void Root_is_called_root() => Names.User("111122223333", IamUser.RootName).Should().Be("<root_account>");

    [Fact]
    public void Nobody_takes_one_for_an_account_id_and_a_shell_takes_it_as_it_is() => Gen.Select(Account, Name).Sample((account, name) =>
    {
        Names.Account(account).Should().MatchRegex("^account-[a-z2-7]{12}$");
        IamUserName.IsPossible(Names.User(account, name)).Should().BeTrue();
    }, iter: 2000);

    [Fact]
    public void Account_and_name_are_told_apart_whatever_they_hold()
    {
        Names.User("1", "23").Should().NotBe(Names.User("12", "3"));
        Names.User("", "3\nx").Should().NotBe(Names.User("x", "").Replace("user", "account", StringComparison.Ordinal));
        Names.Account("x")[8..].Should().NotBe(Names.User("x", "")[5..]);
        Names.User("12", "arn")[5..].Should().NotBe(Names.Arn("12arn")[4..]);
    }

    [Fact]
    public void A_population_has_as_many_pseudonyms_as_users()
    {
        HashSet<string> users = [];
        for (int i = 0; i < 200_000; i++) users.Add(Names.User($"{111122223333 + (i % 40)}", $"user-{i / 40}"));

        users.Should().HaveCount(200_000);
    }

    [Fact]
    public void They_are_stable_under_a_key_injective_and_different_under_another() =>
        Gen.Select(Gen.Select(Account, Name).HashSet[1, 60], Gen.Byte.Array[32, 64], Gen.Byte.Array[32, 64]).Sample((users, one, other) =>
        {
            // A line end behind a key is none of it.
            if (one.AsSpan().TrimEnd("\r\n"u8).SequenceEqual(other.AsSpan().TrimEnd("\r\n"u8))) return;
            string[] Of(byte[] key) => [.. users.Select(user => Pseudonyms.FromKey(key).User(user.Item1, user.Item2))];

            Of(one).Should().Equal(Of(one)).And.OnlyHaveUniqueItems();
            Of(one).Intersect(Of(other)).Should().BeEmpty();
        }, iter: 200);

    [Theory]
    [InlineData(Key + "\n")]
    [InlineData(Key + "\r\n")]
    public void A_line_end_behind_the_key_is_none_of_it(string key) => Of(key).Account("111122223333").Should().Be(Names.Account("111122223333"));

    [Theory]
    [InlineData(Key + "\n\n")]
    [InlineData(Key + "\r")]
    [InlineData(Key + " ")]
    [InlineData("\uFEFF" + Key)]
    public void Everything_else_is(string key) => Of(key).Account("111122223333").Should().NotBe(Names.Account("111122223333"));

    [Fact]
    public void A_short_key_is_refused()
    {
        Action act = () => Pseudonyms.FromKey(new byte[31]);

        act.Should().Throw<ArgumentException>().WithMessage("A key has at least 32 bytes, and this one 31.*");
    }

    private static Pseudonyms Of(string key) => Pseudonyms.FromKey(Encoding.UTF8.GetBytes(key));
}
