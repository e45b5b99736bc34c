namespace CredReport.Input;

/// <summary>Reads a whole text into memory, such as an API response, up to <see cref="InputLimits.AnswerBytes"/>.</summary>
internal static class HeldText
{
    /// <summary>The text without a byte order mark; null if it is too large.</summary>
    /// <param name="stream">Read to its end, and left open.</param>
    /// <exception cref="IOException">It cannot be read to its end.</exception>
    public static ReadOnlyMemory<byte>? Read(Stream stream)
    {
        MemoryStream held = new();
        byte[] block = new byte[InputLimits.BlockBytes];
        int read;
        while ((read = stream.Read(block)) > 0)
        {
            if (held.Length + read > InputLimits.AnswerBytes) return null;
            held.Write(block, 0, read);
        }

        ReadOnlyMemory<byte> text = held.GetBuffer().AsMemory(0, (int)held.Length);
        return text[(text.Length - ByteOrderMark.Skip(text.Span).Length)..];
    }
}
