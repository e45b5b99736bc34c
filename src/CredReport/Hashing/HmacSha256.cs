namespace CredReport.Hashing;

/// <summary>HMAC with SHA-256. Source: RFC 2104.</summary>
internal static class HmacSha256
{
    private const byte InnerPad = 0x36;

    private const byte OuterPad = 0x5c;

    /// <summary>Computes the authentication code of a text.</summary>
    /// <param name="key">The key, of any length.</param>
    /// <param name="text">The text.</param>
    /// <param name="code">Receives <see cref="Sha256.Length"/> bytes.</param>
    public static void HashData(ReadOnlySpan<byte> key, ReadOnlySpan<byte> text, Span<byte> code)
    {
        Span<byte> block = stackalloc byte[Sha256.BlockLength];
        block.Clear();
        if (key.Length > block.Length) Sha256.HashData(key, block);
        else key.CopyTo(block);

        Sha256 inner = new();
        Flip(block, InnerPad);
        inner.Append(block);
        inner.Append(text);

        Sha256 outer = new();
        Flip(block, InnerPad ^ OuterPad);
        outer.Append(block);
        outer.Append(inner.Finish());
        outer.Finish().CopyTo(code);
    }

    private static void Flip(Span<byte> block, byte pad)
    {
        foreach (ref byte value in block) value ^= pad;
    }
}
