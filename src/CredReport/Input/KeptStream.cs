namespace CredReport.Input;

/// <summary>Reads a stream that is read again later, and leaves it open.</summary>
/// <param name="kept">The stream, which stands where reading begins.</param>
internal sealed class KeptStream(Stream kept) : ForwardStream
{
    public override int Read(Span<byte> buffer) => kept.Read(buffer);
}
