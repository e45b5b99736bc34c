using System.Security.Cryptography;
using System.Text;
using CredReport.Hashing;
using CsCheck;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Hashing;

/// <summary>Hashes that need no library of the system are those of the framework.</summary>
public sealed class Sha256Tests
{
    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    public void The_examples_of_the_standard_hold(string text, string hash) => Convert.ToHexStringLower(Sha256.HashData(Encoding.ASCII.GetBytes(text))).Should().Be(hash);

    [Fact]
    public void A_hash_is_that_of_the_framework_for_every_length_around_a_block()
    {
        byte[] bytes = [.. Enumerable.Range(0, 300).Select(i => (byte)(i * 31))];
        for (int length = 0; length <= bytes.Length; length++) Sha256.HashData(bytes.AsSpan(0, length)).Should().Equal(SHA256.HashData(bytes.AsSpan(0, length)), $"of {length} bytes");
    }

    [Fact]
    public void Portions_do_not_matter() =>
        Gen.Select(Gen.Byte.Array[0, 1000], Gen.Int[0, 200].Array[0, 20]).Sample((bytes, portions) =>
        {
            Sha256 hash = new();
            int at = 0;
            foreach (int portion in portions)
            {
                int count = Math.Min(portion, bytes.Length - at);
                hash.Append(bytes.AsSpan(at, count));
                hash.Finish().Should().Equal(SHA256.HashData(bytes.AsSpan(0, at + count)));
                at += count;
            }
        });

    [Fact]
    public void A_code_under_a_key_is_that_of_the_framework() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Byte.Array[0, 300]).Sample((key, text) =>
        {
            byte[] code = new byte[Sha256.Length];
            HmacSha256.HashData(key, text, code);
            code.Should().Equal(HMACSHA256.HashData(key, text));
        });
}
