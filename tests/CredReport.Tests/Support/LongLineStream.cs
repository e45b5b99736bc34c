using CredReport.Input;

namespace CredReport.Tests.Support;

/// <summary>Bytes with any number of <c>x</c> between them, none of which are held.</summary>
internal sealed class LongLineStream(byte[] before, long length, byte[] behind) : ForwardStream
{
    private long _at;

    public override int Read(Span<byte> buffer)
    {
        long total = before.Length + length + behind.Length;
        int count = (int)Math.Min(buffer.Length, total - _at);
        for (int i = 0; i < count;)
        {
            if (_at >= before.Length && _at < before.Length + length)
            {
                int run = (int)Math.Min(count - i, before.Length + length - _at);
                buffer.Slice(i, run).Fill((byte)'x');
                i += run;
                _at += run;
            }
            else
            {
                buffer[i++] = _at < before.Length ? before[_at] : behind[_at - before.Length - length];
                _at++;
            }
        }

        return count;
    }
}
