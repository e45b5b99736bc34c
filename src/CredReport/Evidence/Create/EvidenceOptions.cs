using CredReport.Evaluation;
using CredReport.Evaluation.Exceptions;
using CredReport.Input;
using CredReport.Model;
using CredReport.Rules;
using CredReport.Yaml;

namespace CredReport.Evidence;

/// <summary>What a package is created from. Everything but threads, progress and cancellation is recorded in the package.</summary>
public sealed record EvidenceOptions
{
    /// <summary>The rules, at least one, in the order of the choice.</summary>
    public required IReadOnlyList<Rule> Rules { get; init; }

    /// <summary>The time as of which ages are evaluated; null for each report's own, which then has to say when it was generated.</summary>
    public Instant? AsOf { get; init; }

    /// <summary>The bytes of the exceptions file; null for none.</summary>
    public byte[]? Exceptions { get; init; }

    /// <summary>Whose accounts they are; null if not given.</summary>
    public string? Organization { get; init; }

    /// <summary>The accounts of which a report should be there; null if not given.</summary>
    public ExpectedAccounts? ExpectedAccounts { get; init; }

    /// <summary>The time that the package is dated with; null for the newest time of its reports.</summary>
    public Instant? PackagedAt { get; init; }

    /// <summary>What stands for accounts and users; the reports and the exceptions file are then left out, and an HMAC stands for each. Null if everything is shown.</summary>
    public Pseudonyms? Pseudonyms { get; init; }

    /// <summary>Bounds on what is held of a report.</summary>
    public InputLimits Limits { get; init; } = InputLimits.Default;

    /// <summary>How many reports are evaluated at a time, at least 1. The package is the same for any number.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Counts what is done while the package is created; each report is read at least twice. Null for none.</summary>
    public AnalysisProgress? Progress { get; init; }

    /// <summary>Ends the work early.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The same for the run that evaluates the reports. Every verdict is asked for.</summary>
    /// <param name="risks">The exceptions, read; null for none.</param>
    internal AnalysisOptions ToAnalysisOptions(AcceptedRisks? risks) => new()
    {
        AsOf = AsOf,
        AcceptedRisks = risks,
        Pseudonyms = Pseudonyms,
        ShowAll = true,
        Threads = Threads,
        Limits = Limits,
        Progress = Progress,
        Cancellation = Cancellation,
    };

    /// <summary>Reads the exceptions under their place in the package; null for none.</summary>
    /// <exception cref="FileErrorException">They cannot be used.</exception>
    internal AcceptedRisks? ReadExceptions() => Exceptions is { } exceptions ? AcceptedRiskFile.Read(PackagePath.Exceptions, exceptions, Rules) : null;
}
