namespace CredReport.Input;

/// <summary>Keeps bytes for a second read: in memory, or above a limit in a temporary file without a name.</summary>
/// <param name="inMemory">The most that stays in memory, in bytes.</param>
internal sealed class Spool(int inMemory) : Stream
{
    private Stream _held = new MemoryStream();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    /// <summary>Number of bytes kept.</summary>
    public override long Length => _held.Length;

    public override long Position { get => Length; set => throw new NotSupportedException(); }

    /// <summary>Reads a stream to its end, closes it, and returns a copy, positioned at its start.</summary>
    public static Stream Copy(Stream once)
    {
        Spool spool = new(InputLimits.SpoolBytes);
        using (OnceStream bounded = new(once, isHeld: true))
        {
            byte[] block = new byte[InputLimits.BlockBytes];
            int read;
            while ((read = bounded.Read(block)) > 0) spool.Write(block.AsSpan(0, read));
        }

        return spool.Rewind();
    }

    /// <summary>Appends bytes.</summary>
    public override void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (_held is MemoryStream && _held.Length + bytes.Length > inMemory) MoveToFile();
            _held.Write(bytes);
        }
        catch (Exception e) when (SourceDocument.IsReadFailure(e) || e is ArgumentOutOfRangeException)
        {
            throw new IOException($"no temporary copy of it can be kept: {Reason(e)}");
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>The bytes from the start. The stream belongs to the spool.</summary>
    public Stream Rewind()
    {
        _held.Position = 0;
        return _held;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _held.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The operating system's message without the file's name, which is random and of no use to the reader.</summary>
    private static string Reason(Exception failure) => failure switch
    {
        DirectoryNotFoundException => "there is no folder for temporary files.",
        UnauthorizedAccessException => "the folder for temporary files may not be written to.",
        ArgumentOutOfRangeException => "it would be larger than this process may write.",
        _ => $"{failure.Message.Split(" : '", 2)[0]}.",
    };

    private void MoveToFile()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            BufferSize = 0,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        FileStream file = new(path, options);

        // Deleting the open file's name leaves nothing behind even if the process is killed.
        if (!OperatingSystem.IsWindows()) File.Delete(path);

        _held.Position = 0;
        _held.CopyTo(file);
        _held.Dispose();
        _held = file;
    }
}
