namespace CredReport.Diffing;

/// <summary>
/// Pairs a user's credentials of one kind in both reports by creation time, and two with the same creation time by slot. Deleted and
/// created ones are paired by age, the oldest with the oldest.
/// </summary>
internal sealed class CredentialPairing
{
    private readonly List<(Credential Old, Credential New)> _kept = [];
    private readonly List<(Credential? Old, Credential? New)> _changed = [];

    public CredentialPairing(IReadOnlyList<Credential> old, IReadOnlyList<Credential> @new)
    {
        List<Credential> gone = [.. old];
        List<Credential> come = [.. @new];
        Match(gone, come, (before, after) => before.Created == after.Created && before.Slot == after.Slot);
        Match(gone, come, (before, after) => before.Created == after.Created);

        Credential[] oldest = [.. gone.OrderBy(credential => credential.Created)];
        Credential[] newest = [.. come.OrderBy(credential => credential.Created)];
        for (int i = 0; i < Math.Max(oldest.Length, newest.Length); i++)
            _changed.Add((oldest.ElementAtOrDefault(i), newest.ElementAtOrDefault(i)));
    }

    /// <summary>Credentials in both reports.</summary>
    public IReadOnlyList<(Credential Old, Credential New)> Kept => _kept;

    /// <summary>Credentials in one report, by age; a pair has both parts if the new one may have replaced the old one.</summary>
    public IReadOnlyList<(Credential? Old, Credential? New)> Changed => _changed;

    /// <summary>Whether a pair of <see cref="Changed"/> is a rotation: a newer credential replaced an older one.</summary>
    public static bool IsReplaced((Credential? Old, Credential? New) pair) => pair is ({ } old, { } now) && now.Created > old.Created;

    private void Match(List<Credential> gone, List<Credential> come, Func<Credential, Credential, bool> isSame)
    {
        foreach (Credential old in gone.ToArray())
        {
            if (come.Find(now => isSame(old, now)) is not { } now) continue;
            _kept.Add((old, now));
            gone.Remove(old);
            come.Remove(now);
        }
    }
}
