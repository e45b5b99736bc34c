namespace CredReport.Tests.Support;

/// <summary>A disk that is full when it holds so many bytes.</summary>
internal sealed class FullStream(int room) : MemoryStream
{
    /// <summary>The overload for spans comes here.</summary>
    public override void Write(byte[] buffer, int offset, int count)
    {
        if (Position + count > room) throw new IOException("No space left on device");
        base.Write(buffer, offset, count);
    }
}
