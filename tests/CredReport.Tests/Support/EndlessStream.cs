using System.Text;
using CredReport.Input;

namespace CredReport.Tests.Support;

/// <summary>A text, and behind it another again and again: what a pipe gives whose other end never closes.</summary>
internal sealed class EndlessStream(string beginning, string repeated) : ForwardStream
{
    private readonly byte[] _beginning = Encoding.UTF8.GetBytes(beginning);
    private readonly byte[] _repeated = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(repeated, 4096)));

    /// <summary>How many bytes were taken.</summary>
    public long Taken { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        ReadOnlySpan<byte> next = Taken < _beginning.Length ? _beginning.AsSpan((int)Taken) : _repeated.AsSpan((int)((Taken - _beginning.Length) % _repeated.Length));
        int count = Math.Min(next.Length, buffer.Length);
        next[..count].CopyTo(buffer);
        Taken += count;
        return count;
    }
}
