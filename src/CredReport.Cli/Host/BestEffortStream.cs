
namespace CredReport.Cli.Host;

/// <summary>Passes on what can be written, and drops the rest: a run does not fail because its messages have no reader.</summary>
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
