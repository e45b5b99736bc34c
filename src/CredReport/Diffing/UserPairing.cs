using CredReport.Diagnostics;
using CredReport.Parsing;

namespace CredReport.Diffing;

/// <summary>
/// Pairs the users of an account in its old and its new report: root; then users with the same ARN and creation time; then those with the
/// same ARN; then those that were probably renamed.
/// </summary>
internal sealed class UserPairing
{
    private readonly Dictionary<UserKey, UserPair> _byOldKey = [];
    private readonly List<UserPair> _pairs = [];
    private readonly List<Diagnostic> _diagnostics = [];

    public UserPairing(ReportedAccount old, ReportedAccount @new)
    {
        Dictionary<UserKey, ReportRow> gone = Index(old);
        Dictionary<UserKey, ReportRow> come = Index(@new);
        foreach ((UserKey key, ReportRow row) in gone)
        {
            if (!come.Remove(key, out ReportRow? now)) continue;
            Add(UserRelation.Same, key, row, now);
            gone.Remove(key);
        }

        PairByArn(gone, come, @new);
        PairByCredentials(gone, come);
        foreach ((UserKey key, ReportRow row) in gone) Add(UserRelation.Deleted, key, row, null);
        foreach (ReportRow row in come.Values) _pairs.Add(new UserPair(UserRelation.Created, null, row));
    }

    /// <summary>The pairs; every user is in one.</summary>
    public IReadOnlyList<UserPair> Pairs => _pairs;

    /// <summary>Diagnostics about ambiguous rows.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>Finds the pair of an old row.</summary>
    public UserPair OfOld(ReportRow row) => _byOldKey[UserKey.Of(row)];

    private Dictionary<UserKey, ReportRow> Index(ReportedAccount account)
    {
        Dictionary<UserKey, ReportRow> rows = new(account.Rows.Count);
        foreach (ReportRow row in account.Rows)
        {
            if (rows.TryAdd(UserKey.Of(row), row)) continue;
            _diagnostics.Add(Diagnostic.Of(
                DiagnosticCatalogue.UserNotCompared,
                $"The report has more than one row of '{row.SeenUser}' with one ARN and creation time: the first is compared, and this one is not.",
                account.Pseudonyms, account.Source, row.Line));
        }

        return rows;
    }

    /// <summary>
    /// Pairs users with the same ARN, the oldest with the oldest: re-created, or the same if a creation time cannot be read.
    /// </summary>
    private void PairByArn(Dictionary<UserKey, ReportRow> gone, Dictionary<UserKey, ReportRow> come, ReportedAccount @new)
    {
        ILookup<string, UserKey> comeByArn = come.Keys.OrderBy(key => key.Created).ToLookup(key => key.Arn);
        int unknown = 0;
        foreach (IGrouping<string, UserKey> old in gone.Keys.OrderBy(key => key.Created).GroupBy(key => key.Arn).ToArray())
        {
            foreach ((UserKey before, UserKey after) in old.Zip(comeByArn[old.Key]))
            {
                bool isKnown = before.Created is not null && after.Created is not null;
                if (!isKnown) unknown++;
                gone.Remove(before, out ReportRow? oldRow);
                come.Remove(after, out ReportRow? newRow);
                Add(isKnown ? UserRelation.Recreated : UserRelation.Same, before, oldRow!, newRow);
            }
        }

        if (unknown > 0)
        {
            _diagnostics.Add(Diagnostic.Of(
                DiagnosticCatalogue.UnknownCreation,
                $"Of {MessageArgument.Own(unknown == 1 ? "1 user" : $"{unknown} users")} of {Sentences.Account(@new.Id)} one of the reports does not have the creation time: they were matched only by ARN, and whether they were deleted and created again is not known.",
                @new.Pseudonyms, @new.Source));
        }
    }

    /// <summary>Pairs a new and a deleted user if they and their keys have the same creation times, and no other user has.</summary>
    private void PairByCredentials(Dictionary<UserKey, ReportRow> gone, Dictionary<UserKey, ReportRow> come)
    {
        if (gone.Count == 0 || come.Count == 0) return;

        ILookup<string?, UserKey> comeByTimes = come.Keys.ToLookup(key => Times(key, come[key]));
        foreach (IGrouping<string?, UserKey> old in gone.Keys.GroupBy(key => Times(key, gone[key])).ToArray())
        {
            if (old.Key is null || old.Count() > 1 || comeByTimes[old.Key].Count() != 1) continue;
            UserKey before = old.Single();
            gone.Remove(before, out ReportRow? oldRow);
            come.Remove(comeByTimes[old.Key].Single(), out ReportRow? newRow);
            Add(UserRelation.Renamed, before, oldRow!, newRow);
        }
    }

    /// <summary>The creation times of a user and its keys; null if one cannot be read, or there is no key.</summary>
    private static string? Times(UserKey key, ReportRow row)
    {
        if (key.Created is not { } created || Credential.Read(row, isAccessKey: true, out _) is not { Count: > 0 } keys) return null;
        return string.Join(' ', keys.Select(item => item.Created).Order().Prepend(created));
    }

    private void Add(UserRelation relation, UserKey oldKey, ReportRow old, ReportRow? now)
    {
        UserPair pair = new(relation, old, now);
        _byOldKey.Add(oldKey, pair);
        _pairs.Add(pair);
    }
}
