
namespace CredReport.Cli.Host;

/// <summary>Passes on what can be written, and loses the rest: a run does not fail for that nobody hears it.</summary>
internal sealed class BestEffortStream(Stream inner) : NonClosingStream(inner)
{
    private bool _isLost;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_isLost) return;
        try
        {
            Inner.Write(buffer);
        }
        catch (Exception e) when (OutputStream.IsWriteFailure(e))
        {
            _isLost = true;
        }
    }

    public override void Flush()
    {
        if (_isLost) return;
        try
        {
            Inner.Flush();
        }
        catch (Exception e) when (OutputStream.IsWriteFailure(e))
        {
            _isLost = true;
        }
    }
}
