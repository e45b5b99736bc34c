using CredReport.Model;

namespace CredReport.Evaluation.Exceptions;

/// <summary>Failing findings of one user that the same accepted risks are for.</summary>
/// <param name="first">The first of them.</param>
internal sealed class FailingOfUser(Finding first)
{
    private readonly List<Finding> _findings = [];

    /// <summary>The findings, in the order of the inputs.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>The latest of their moments.</summary>
    public Instant Latest { get; private set; } = new(long.MinValue);

    /// <summary>When the user of all of them was created; null where it is more than one, or not told.</summary>
    public Instant? Created { get; private set; } = first.UserCreated;

    /// <summary>When the key of all of them was created; null where it is more than one, or none.</summary>
    public Instant? Key { get; private set; } = first.Key?.Created;

    /// <summary>Adds one, judged at a moment.</summary>
    public void Add(Finding finding, Instant moment)
    {
        _findings.Add(finding);
        if (moment > Latest) Latest = moment;
        if (finding.UserCreated != Created) Created = null;
        if (finding.Key?.Created != Key) Key = null;
    }
}
