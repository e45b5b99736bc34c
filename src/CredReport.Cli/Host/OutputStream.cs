namespace CredReport.Cli.Host;

/// <summary>Writes to an output, and says of what goes wrong only what the operating system says: the framework adds a path that is not on the command line.</summary>
/// <param name="inner">The file; closed with this stream.</param>
internal sealed class OutputStream(FileStream inner) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => true;

    public override long Length => inner.Length;

    // To move writes what is in the buffer.
    public override long Position { get => inner.Position; set => Try(() => inner.Position = value); }

    /// <summary>The reason of a failure, without a path.</summary>
    public static string Reason(Exception failure) => failure switch
    {
        UnauthorizedAccessException => "permission denied.",
        ArgumentOutOfRangeException => "the file is larger than this process may write.",
        PathTooLongException => "its name is too long.",
        _ => failure.Message.Split(" : '", 2)[0].TrimEnd('.') + ".",
    };

    /// <summary>Whether an exception means that bytes cannot be written. For a file that may not grow, the framework has one of its own.</summary>
    public static bool IsWriteFailure(Exception e) => e is IOException or ArgumentOutOfRangeException;

    public override void Flush() => Try(inner.Flush);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        catch (Exception e) when (IsWriteFailure(e))
        {
            throw new IOException(Reason(e));
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin)
    {
        Try(() => inner.Seek(offset, origin));
        return inner.Position;
    }

    public override void SetLength(long value) => Try(() => inner.SetLength(value));

    protected override void Dispose(bool disposing)
    {
        if (disposing) Try(inner.Dispose);
        base.Dispose(disposing);
    }

    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (IsWriteFailure(e))
        {
            throw new IOException(Reason(e));
        }
    }
}
