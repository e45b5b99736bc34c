namespace CredReport.Tests.Support;

/// <summary>Bytes that come in small portions and only once, as from a pipe.</summary>
/// <param name="bytes">The bytes.</param>
/// <param name="portion">How many come at a time, at most.</param>
internal sealed class PortionStream(byte[] bytes, int portion) : MemoryStream(bytes, writable: false)
{
    public override bool CanSeek => false;

    /// <summary>The overload for spans comes here.</summary>
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, portion));
}
