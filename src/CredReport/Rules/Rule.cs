using CredReport.Gsl;
using CredReport.Model;

namespace CredReport.Rules;

/// <summary>
/// A rule: its logic and its documentation. Created by <see cref="RuleFile"/>, which checks that the logic binds to IamUser.
/// </summary>
public sealed class Rule
{
    private readonly BoundRule _bound;
    private readonly byte[] _file;

    internal Rule(BoundRule bound, byte[] file)
    {
        _bound = bound;
        _file = file;
    }

    /// <summary>Identity, for example <c>D9.AWS.IAM.79</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the rule requires, in a sentence.</summary>
    public required string Title { get; init; }

    /// <summary>How bad a failing user is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The rule in GSL, as published.</summary>
    public required string Logic { get; init; }

    /// <summary>SHA-256 of the rule's file in lower-case hex.</summary>
    // Computed on demand: the first hash of a process loads the cryptography library.
    public string Sha256 => field ??= Convert.ToHexStringLower(Hashing.Sha256.HashData(_file));

    /// <summary>What the publisher of the logic says about it; null if the file names no publisher.</summary>
    public RulePublication? Published { get; init; }

    /// <summary>What the rule is about, in words; null if the file does not say.</summary>
    public string? Entity { get; init; }

    /// <summary>The category, the publisher's if it has one; null if the file does not say.</summary>
    public string? Category { get; init; }

    /// <summary>Where the logic was published; null if the file does not say.</summary>
    public string? Source { get; init; }

    /// <summary>Why it matters; null if the file does not say.</summary>
    public string? Rationale { get; init; }

    /// <summary>What to do about a failing user; null if the file does not say.</summary>
    public RemediationText? Remediation { get; init; }

    /// <summary>Controls of frameworks that require it, in the file's order.</summary>
    public IReadOnlyList<FrameworkControl> Frameworks { get; init; } = [];

    /// <summary>What the rule cannot see; null if the file does not say.</summary>
    public string? Notes { get; init; }

    /// <summary>Example users with their expected verdicts.</summary>
    public RuleExamples Examples { get; init; } = RuleExamples.None;

    /// <summary>Whether the verdict depends on the as-of time.</summary>
    public bool NeedsMoment => _bound.NeedsMoment;

    /// <summary>Properties that the rule needs and no credential report holds.</summary>
    public IReadOnlyList<string> NotInReport => _bound.NotInReport;

    /// <summary>The only access key or certificate that the rule is about; null if it reads none or several.</summary>
    internal CredentialSlot? Credential => _bound.Credential;

    /// <summary>The bytes of the rule's file.</summary>
    internal byte[] File => _file;

    /// <summary>The rule bound for one as-of time.</summary>
    internal BoundRule At(Instant? asOf) => _bound.NeedsMoment && asOf is not null ? BoundRule.Bind(Logic, asOf) : _bound;
}
