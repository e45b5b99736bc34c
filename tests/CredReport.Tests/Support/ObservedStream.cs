namespace CredReport.Tests.Support;

/// <summary>Bytes that come once, and somebody who is told when they have come up to a place.</summary>
/// <param name="bytes">The bytes.</param>
/// <param name="reached">Is told, once.</param>
/// <param name="at">The place; null for the end.</param>
internal sealed class ObservedStream(byte[] bytes, Action reached, int? at = null) : MemoryStream(bytes, writable: false)
{
    private bool _isTold;

    public bool IsDisposed { get; private set; }

    public override bool CanSeek => false;

    /// <summary>The overload for spans comes here.</summary>
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (!_isTold && Position >= (at ?? Length))
        {
            _isTold = true;
            reached();
        }

        return base.Read(buffer, offset, count);
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
