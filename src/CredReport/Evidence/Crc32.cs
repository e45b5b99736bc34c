using System.Buffers.Binary;

namespace CredReport.Evidence;

/// <summary>CRC-32 as zip has it. Source: PKWARE's APPNOTE 6.3, 4.4.7.</summary>
internal sealed class Crc32
{
    private const int Step = sizeof(ulong);
    private const uint Polynomial = 0xEDB88320;

    /// <summary>For each byte, and for 0 to 7 bytes behind it, what it does to the remainder.</summary>
    private static readonly uint[][] Tables = MakeTables();

    private uint _remainder = uint.MaxValue;

    /// <summary>That of all bytes so far.</summary>
    public uint Value => ~_remainder;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        uint remainder = _remainder;
        for (; bytes.Length >= Step; bytes = bytes[Step..])
        {
            uint low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ remainder;
            uint high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            remainder = Tables[7][(byte)low] ^ Tables[6][(byte)(low >> 8)] ^ Tables[5][(byte)(low >> 16)] ^ Tables[4][low >> 24]
                ^ Tables[3][(byte)high] ^ Tables[2][(byte)(high >> 8)] ^ Tables[1][(byte)(high >> 16)] ^ Tables[0][high >> 24];
        }

        foreach (byte b in bytes) remainder = Tables[0][(byte)(remainder ^ b)] ^ (remainder >> 8);
        _remainder = remainder;
    }

    private static uint[][] MakeTables()
    {
        uint[][] tables = new uint[Step][];
        for (int behind = 0; behind < Step; behind++)
        {
            uint[] before = behind == 0 ? [] : tables[behind - 1];
            tables[behind] = [.. Enumerable.Range(0, 256).Select(b => behind == 0 ? OfByte((uint)b) : tables[0][(byte)before[b]] ^ (before[b] >> 8))];
        }

        return tables;
    }

    private static uint OfByte(uint remainder)
    {
        for (int bit = 0; bit < 8; bit++) remainder = (remainder & 1) == 0 ? remainder >> 1 : (remainder >> 1) ^ Polynomial;
        return remainder;
    }
}
