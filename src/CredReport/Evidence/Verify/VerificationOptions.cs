using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Model;

namespace CredReport.Evidence;

/// <summary>How a package is verified.</summary>
public sealed record VerificationOptions
{
    /// <summary>The most that is read of what a package holds, in bytes: 64 GiB.</summary>
    public const long DefaultInflatedBytes = 64L * 1024 * 1024 * 1024;

    /// <summary>Whose signature there has to be; null when none is checked.</summary>
    public VerificationKey? PublicKey { get; init; }

    /// <summary>The reports that a package holds back, in any order; none if they are not available.</summary>
    public IReadOnlyList<ReportInput> Sources { get; init; } = [];

    /// <summary>What stands for accounts and users in a package that holds its reports back; null if the key is not available.</summary>
    public Pseudonyms? Pseudonyms { get; init; }

    /// <summary>The bytes of the exceptions file that a package holds back; null if it is not available.</summary>
    public byte[]? Exceptions { get; init; }

    /// <summary>The most that all files together may have when they are unpacked, in bytes.</summary>
    public long InflatedBytes { get; init; } = DefaultInflatedBytes;

    /// <summary>Counts what is done while the package is verified; what it holds is read about three times. Null for none.</summary>
    public AnalysisProgress? Progress { get; init; }

    /// <summary>Ends the work early.</summary>
    public CancellationToken Cancellation { get; init; }
}
