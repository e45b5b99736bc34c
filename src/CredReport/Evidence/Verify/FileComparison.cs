using System.Buffers;
using CredReport.Input;

namespace CredReport.Evidence.Verify;

/// <summary>Compares bytes, and tells where they first differ.</summary>
internal static class FileComparison
{
    /// <summary>The 1-based line on which two streams first differ; null when they are equal. Closes both.</summary>
    public static long? FirstDifference(Stream left, Stream right)
    {
        // A package has many small files: arrays of this size of their own would cost more than what is compared.
        byte[] ofLeft = ArrayPool<byte>.Shared.Rent(InputLimits.BlockBytes);
        byte[] ofRight = ArrayPool<byte>.Shared.Rent(InputLimits.BlockBytes);
        try
        {
            using (left)
            using (right) return FirstDifference(left, right, ofLeft.AsSpan(0, InputLimits.BlockBytes), ofRight.AsSpan(0, InputLimits.BlockBytes));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(ofLeft);
            ArrayPool<byte>.Shared.Return(ofRight);
        }
    }

    private static long? FirstDifference(Stream left, Stream right, Span<byte> ofLeft, Span<byte> ofRight)
    {
        long line = 1;
        while (true)
        {
            int leftBytes = left.ReadAtLeast(ofLeft, ofLeft.Length, throwOnEndOfStream: false);
            int rightBytes = right.ReadAtLeast(ofRight, ofRight.Length, throwOnEndOfStream: false);
            int same = ofLeft[..leftBytes].CommonPrefixLength(ofRight[..rightBytes]);
            line += ofLeft[..same].Count((byte)'\n');
            if (same < Math.Max(leftBytes, rightBytes)) return line;
            if (leftBytes == 0) return null;
        }
    }
}
