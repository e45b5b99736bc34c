namespace CredReport.Evidence;

/// <summary>What came of verifying a package.</summary>
/// <param name="Steps">The checks, in the order in which they were done.</param>
/// <param name="TagManifestSha256">SHA-256 of the tag manifest in lower-case hex; null when there is none or the container cannot be trusted.</param>
public sealed record VerificationResult(IReadOnlyList<VerificationStep> Steps, string? TagManifestSha256)
{
    /// <summary>Whether no check found a difference.</summary>
    public bool Holds => Steps.All(step => step.Outcome != VerificationOutcome.Differs);

    /// <summary>Whether the package has a signature that was not checked, for no public key was given.</summary>
    public bool HasUncheckedSignature { get; init; }

    /// <summary>Whether the package was rebuilt from its reports: not where it holds them back and they were not supplied.</summary>
    public bool WasRebuilt => Steps[^1].Outcome != VerificationOutcome.NotChecked;
}
