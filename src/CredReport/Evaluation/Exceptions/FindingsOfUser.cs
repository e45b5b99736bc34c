using CredReport.Model;

namespace CredReport.Evaluation.Exceptions;

/// <summary>What a rule found of one user on any number of reports, looked up by what an accepted risk may ask for. Immutable.</summary>
internal sealed class FindingsOfUser
{
    private readonly Dictionary<(Instant? Created, Instant? Key), FailingOfUser> _failing = [];
    private readonly HashSet<Instant?> _created = [];
    private readonly HashSet<(Instant? Created, Instant Key)> _keys = [];

    /// <param name="all">The findings, whatever their verdicts, in the order of the inputs; at least one.</param>
    /// <param name="moments">When each input was judged, by its name.</param>
    public FindingsOfUser(IReadOnlyList<Finding> all, Dictionary<string, Instant> moments)
    {
        All = all;
        Latest = all.Max(finding => moments[finding.Source]);
        foreach (Finding finding in all)
        {
            AddKeys(finding);
            if (!Fails(finding)) continue;

            foreach ((Instant?, Instant?) pin in AcceptedRisksOfUser.Pins(finding.UserCreated, finding.Key?.Created))
            {
                if (!_failing.TryGetValue(pin, out FailingOfUser? failing)) _failing.Add(pin, failing = new FailingOfUser(finding));
                failing.Add(finding, moments[finding.Source]);
            }
        }
    }

    /// <summary>The findings, in the order of the inputs.</summary>
    public IReadOnlyList<Finding> All { get; }

    /// <summary>The latest of their moments.</summary>
    public Instant Latest { get; }

    /// <summary>Whether a finding is a failing one, be it covered.</summary>
    public static bool Fails(Finding finding) => finding.Verdict is Verdict.Fail or Verdict.Excluded;

    /// <summary>The failing ones that an accepted risk is for; null for none.</summary>
    public FailingOfUser? Of(AcceptedRisk risk) => _failing.GetValueOrDefault((risk.Created, risk.Key));

    /// <summary>Whether a user who is meant has been seen, and none of them has the key.</summary>
    public bool IsKeyGone(AcceptedRisk risk) => risk.Key is { } key && _created.Contains(risk.Created) && !_keys.Contains((risk.Created, key));

    private void AddKeys(Finding finding)
    {
        foreach (Instant? created in (Instant?[])[null, finding.UserCreated])
        {
            _created.Add(created);
            foreach ((_, Reported<Instant> key) in CredentialsOf(finding.User))
            {
                if (key.HasValue) _keys.Add((created, key.Value));
            }
        }
    }

    /// <summary>The slot of the key or certificate that was created at a moment; null when the user has none.</summary>
    public static int? SlotOf(Instant created, IamUser user)
    {
        foreach ((int slot, Reported<Instant> moment) in CredentialsOf(user))
        {
            if (moment.HasValue && moment.Value == created) return slot;
        }

        return null;
    }

    private static (int Slot, Reported<Instant> Created)[] CredentialsOf(IamUser user) =>
    [
        (1, user.FirstAccessKey.LastRotated), (2, user.SecondAccessKey.LastRotated), (1, user.FirstCertificate.LastRotated), (2, user.SecondCertificate.LastRotated),
    ];
}
