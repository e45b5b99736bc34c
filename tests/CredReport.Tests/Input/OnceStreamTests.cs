using System.Text;
using CredReport.Input;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Input;

/// <summary>A report goes on as long as it has lines; what is in an archive is not looked at.</summary>
public sealed class OnceStreamTests
{
    [Theory]
    [InlineData("user,arn,user_creation_time,password_enabled\n", "alice,arn:aws:iam::111122223333:user/alice,2025-01-10T08:00:00Z,true\n")]
    [InlineData("PK\u0003\u0004", "\0")]
    public void More_is_read_than_any_answer_has(string beginning, string repeated)
    {
        using OnceStream once = new(new EndlessStream(beginning, repeated), isHeld: true);
        byte[] block = new byte[1024 * 1024];
        for (int i = 0; i < 100; i++) once.ReadExactly(block);

        byte[] begins = Encoding.UTF8.GetBytes(beginning);
        using OnceStream again = new(new EndlessStream(beginning, repeated), isHeld: true);
        again.ReadExactly(block);
        block.AsSpan(0, begins.Length).ToArray().Should().Equal(begins);
    }
}
