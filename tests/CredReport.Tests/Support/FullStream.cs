namespace CredReport.Tests.Support;

/// <summary>A disk without space.</summary>
internal sealed class FullStream : MemoryStream
{
    public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left.");

    public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left.");
}
