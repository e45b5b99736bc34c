using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace CredReport.Reporting;

/// <summary>Text in UTF-8 that grows at its end, and is written without a string for each of its pieces.</summary>
internal sealed class Utf8Buffer : IBufferWriter<byte>
{
    /// <summary>More than any whole number has digits.</summary>
    private const int LongestNumber = 20;

    private byte[] _bytes = new byte[1024];

    /// <summary>How many bytes were written.</summary>
    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Drops what was written after a length.</summary>
    public void Truncate(int length) => Length = length;

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsSpan(Length);
    }

    public void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(GetSpan(text.Length));
        Length += text.Length;
    }

    public void Append(ReadOnlySpan<char> text) =>
        Length += Encoding.UTF8.GetBytes(text, GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length)));

    public void Append(long number)
    {
        Utf8Formatter.TryFormat(number, GetSpan(LongestNumber), out int written);
        Length += written;
    }

    /// <summary>Writes as <see cref="VisibleText.Escape"/> shows it what was written after a length.</summary>
    public void MakeVisible(int from)
    {
        ReadOnlySpan<byte> text = _bytes.AsSpan(from, Length - from);
        if (!text.ContainsAnyExceptInRange((byte)' ', (byte)'~')) return;

        string visible = VisibleText.Escape(Encoding.UTF8.GetString(text));
        Truncate(from);
        Append(visible);
    }

    private void Grow(int count)
    {
        if (_bytes.Length - Length < Math.Max(count, 1)) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
    }
}
