using System.Buffers.Binary;
using System.Numerics;

namespace CredReport.Hashing;

/// <summary>
/// SHA-256. Source: FIPS 180-4. On Linux the framework's own needs OpenSSL, without which the first hash ends the process. This one
/// needs no library, and is as fast for short texts.
/// </summary>
internal sealed class Sha256
{
    /// <summary>Length of a hash, in bytes.</summary>
    public const int Length = 32;

    /// <summary>Length of a block, in bytes.</summary>
    public const int BlockLength = 64;

    private const int Words = 8;

    private const int Rounds = 64;

    private const int LengthBytes = 8;

    private readonly uint[] _state = [.. Initial];
    private readonly byte[] _block = new byte[BlockLength];
    private int _held;
    private ulong _length;

    private static ReadOnlySpan<uint> Initial =>
        [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

    private static ReadOnlySpan<uint> Constants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>The hash of bytes.</summary>
    public static byte[] HashData(ReadOnlySpan<byte> bytes)
    {
        byte[] hash = new byte[Length];
        HashData(bytes, hash);
        return hash;
    }

    /// <summary>The hash of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="hash">Receives <see cref="Length"/> bytes.</param>
    public static void HashData(ReadOnlySpan<byte> bytes, Span<byte> hash)
    {
        Span<uint> state = stackalloc uint[Words];
        Initial.CopyTo(state);
        int whole = bytes.Length & -BlockLength;
        Compress(state, bytes[..whole]);
        Finish(state, bytes[whole..], (ulong)bytes.Length, hash);
    }

    /// <summary>Adds the next bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _length += (ulong)bytes.Length;
        if (_held > 0)
        {
            int taken = Math.Min(BlockLength - _held, bytes.Length);
            bytes[..taken].CopyTo(_block.AsSpan(_held));
            _held += taken;
            bytes = bytes[taken..];
            if (_held < BlockLength) return;
            Compress(_state, _block);
            _held = 0;
        }

        int whole = bytes.Length & -BlockLength;
        Compress(_state, bytes[..whole]);
        bytes[whole..].CopyTo(_block);
        _held = bytes.Length - whole;
    }

    /// <summary>The hash of all bytes so far; more may follow.</summary>
    public byte[] Finish()
    {
        Span<uint> state = stackalloc uint[Words];
        _state.CopyTo(state);
        byte[] hash = new byte[Length];
        Finish(state, _block.AsSpan(0, _held), _length, hash);
        return hash;
    }

    /// <summary>Adds the bytes after the last whole block and the padding: a bit, zeros, and the message length in bits.</summary>
    private static void Finish(Span<uint> state, ReadOnlySpan<byte> rest, ulong length, Span<byte> hash)
    {
        Span<byte> end = stackalloc byte[2 * BlockLength];
        end.Clear();
        rest.CopyTo(end);
        end[rest.Length] = 0x80;
        int blocks = rest.Length + 1 + LengthBytes <= BlockLength ? BlockLength : 2 * BlockLength;
        BinaryPrimitives.WriteUInt64BigEndian(end[(blocks - LengthBytes)..], 8 * length);
        Compress(state, end[..blocks]);
        for (int i = 0; i < Words; i++) BinaryPrimitives.WriteUInt32BigEndian(hash[(4 * i)..], state[i]);
    }

    private static void Compress(Span<uint> state, ReadOnlySpan<byte> blocks)
    {
        Span<uint> words = stackalloc uint[Rounds];
        ReadOnlySpan<uint> constants = Constants;
        for (; !blocks.IsEmpty; blocks = blocks[BlockLength..])
        {
            for (int i = 0; i < 16; i++) words[i] = BinaryPrimitives.ReadUInt32BigEndian(blocks[(4 * i)..]);
            for (int i = 16; i < words.Length; i++)
            {
                uint early = words[i - 15], late = words[i - 2];
                words[i] = words[i - 16] + words[i - 7]
                    + (BitOperations.RotateRight(early, 7) ^ BitOperations.RotateRight(early, 18) ^ (early >> 3))
                    + (BitOperations.RotateRight(late, 17) ^ BitOperations.RotateRight(late, 19) ^ (late >> 10));
            }

            uint a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
            for (int i = 0; i < words.Length; i++)
            {
                uint first = h + constants[i] + words[i] + (g ^ (e & (f ^ g)))
                    + (BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25));
                uint second = ((a & b) | (c & (a | b)))
                    + (BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22));
                (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
            }

            state[0] += a;
            state[1] += b;
            state[2] += c;
            state[3] += d;
            state[4] += e;
            state[5] += f;
            state[6] += g;
            state[7] += h;
        }
    }
}
