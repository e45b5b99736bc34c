using System.Buffers.Binary;
using CredReport.Gsl;
using CredReport.Parsing;

namespace CredReport.Evaluation;

/// <summary>The users of one account that were seen, to find those that stand twice: their identity, which is ARN and creation time, and their line.</summary>
internal sealed class KnownUsers
{
    private readonly Dictionary<ulong, long> _lines = [];

    /// <summary>How many are remembered.</summary>
    public int Count => _lines.Count;

    /// <summary>Remembers a user. The line on which the same one stood before; null for one that is new, or has no identity.</summary>
    public long? Add(RowValues row)
    {
        bool hasCreation = row.Row.Header.Has(ReportColumn.UserCreationTime);
        long created = 0;
        if (hasCreation && !row.TryGetInstant(ReportColumn.UserCreationTime, out created)) return null;

        ReadOnlySpan<byte> arn = row.Row.Cell(ReportColumn.Arn);
        if (arn.IsEmpty) return null;

        ulong identity = Identity(arn, created);
        return _lines.TryAdd(identity, row.Row.Line) ? null : _lines[identity];
    }

    /// <summary>64 bits of ARN and creation time: two of an account's 5,000 users share them by chance once in 10^12 accounts.</summary>
    private static ulong Identity(ReadOnlySpan<byte> arn, long created)
    {
        ulong hash = Fold((ulong)created, (ulong)arn.Length);
        for (; arn.Length >= sizeof(ulong); arn = arn[sizeof(ulong)..]) hash = Fold(hash, BinaryPrimitives.ReadUInt64LittleEndian(arn));

        Span<byte> rest = stackalloc byte[sizeof(ulong)];
        rest.Clear();
        arn.CopyTo(rest);
        return Fold(hash, BinaryPrimitives.ReadUInt64LittleEndian(rest));
    }

    private static ulong Fold(ulong hash, ulong next)
    {
        UInt128 product = Math.BigMul(hash ^ 0x9e37_79b9_7f4a_7c15, next ^ 0xd1b5_4a32_d192_ed03);
        return (ulong)product ^ (ulong)(product >> 64) ^ next;
    }
}
