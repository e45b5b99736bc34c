namespace CredReport.Tests.Support;

/// <summary>Bytes that come, and then a failure where the end should be.</summary>
/// <param name="bytes">What can be read.</param>
/// <param name="failure">What is thrown behind it.</param>
/// <param name="seeks">Whether they can be had twice, as those of a file.</param>
internal sealed class FailingStream(byte[] bytes, Exception failure, bool seeks = false) : MemoryStream(bytes, writable: false)
{
    public override bool CanSeek => seeks;

    /// <summary>The overload for spans comes here.</summary>
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, count) is > 0 and int read ? read : throw failure;
}
