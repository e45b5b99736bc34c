using CredReport.Input;

namespace CredReport.Evidence;

/// <summary>Compares bytes, and tells where they first differ.</summary>
internal static class FileComparison
{
    /// <summary>The 1-based line on which two streams first differ; null when they are equal. Closes both.</summary>
    public static long? FirstDifference(Stream left, Stream right)
    {
        using (left)
        using (right)
        {
            byte[] ofLeft = new byte[InputLimits.BlockBytes];
            byte[] ofRight = new byte[InputLimits.BlockBytes];
            long line = 1;
            while (true)
            {
                int leftBytes = left.ReadAtLeast(ofLeft, ofLeft.Length, throwOnEndOfStream: false);
                int rightBytes = right.ReadAtLeast(ofRight, ofRight.Length, throwOnEndOfStream: false);
                int same = ofLeft.AsSpan(0, leftBytes).CommonPrefixLength(ofRight.AsSpan(0, rightBytes));
                line += ofLeft.AsSpan(0, same).Count((byte)'\n');
                if (same < Math.Max(leftBytes, rightBytes)) return line;
                if (leftBytes == 0) return null;
            }
        }
    }
}
