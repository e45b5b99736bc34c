using System.Security.Cryptography;
using CredReport.Input;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Input;

/// <summary>A hash that is worked out beside the reading is that of all bytes in their order.</summary>
public sealed class SourceHashTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1024 * 1024)]
    [InlineData(1024 * 1024 + 1)]
    [InlineData(10_000_000)]
    public void Is_that_of_the_bytes_whatever_the_portions(int length)
    {
        Random random = new(length);
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        using SourceHash hash = new();
        byte[] portion = new byte[400_000];
        for (int at = 0; at < length;)
        {
            int count = Math.Min(random.Next(portion.Length + 1), length - at);
            bytes.AsSpan(at, count).CopyTo(portion);
            hash.Append(portion.AsSpan(0, count));
            Array.Clear(portion);
            at += count;
        }

        hash.Finish().Should().Be(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
