using CredReport.Evaluation;
using CredReport.Evaluation.Rows;
using CredReport.Gsl;
using CredReport.Model;
using CredReport.Parsing;
using CredReport.Rules;

namespace CredReport.Diffing;

/// <summary>
/// Compares the findings of one account by fingerprint; each fingerprint has one state. A user who fails now and did not fail before is
/// new; one who failed and is excluded or unassessable now is absent, for that reason.
/// </summary>
internal sealed class FindingComparison
{
    private readonly ReportedAccount _old;
    private readonly ReportedAccount _new;
    private readonly UserPairing _users;
    private readonly Dictionary<Rule, BoundRule> _rules = [];
    private readonly Dictionary<(Rule, UserKey), Finding> _newByUser = [];

    /// <param name="old">The old report's account.</param>
    /// <param name="new">The new report's account.</param>
    /// <param name="users">The users, paired.</param>
    public FindingComparison(ReportedAccount old, ReportedAccount @new, UserPairing users)
    {
        _old = old;
        _new = @new;
        _users = users;
        foreach (Finding finding in @new.Findings) _newByUser.TryAdd((finding.Rule, UserKey.Of(finding.Row)), finding);
    }

    /// <summary>The findings of both reports, the new report's first.</summary>
    public IEnumerable<ComparedFinding> Compare()
    {
        OrderedDictionary<string, Finding> before = ByFingerprint(_old.Findings);
        OrderedDictionary<string, Finding> after = ByFingerprint(_new.Findings);
        List<ComparedFinding> absent = [];
        foreach ((string fingerprint, Finding old) in before)
        {
            bool isThere = after.TryGetValue(fingerprint, out Finding? now) && (now.Verdict == old.Verdict || now.Verdict == Verdict.Fail);
            if (!isThere) absent.Add(Absent(old));
        }

        foreach ((string fingerprint, Finding now) in after)
        {
            Finding? old = before.GetValueOrDefault(fingerprint);
            if (old is null || (now.Verdict == Verdict.Fail && old.Verdict != Verdict.Fail)) yield return new ComparedFinding(FindingState.New, null, now, old);
            else if (old.Verdict == now.Verdict && (old.ReadsSameAs(now) || old.RestsOnSameAs(now))) yield return new ComparedFinding(FindingState.Unchanged, null, now, null);
            else if (old.Verdict == now.Verdict) yield return new ComparedFinding(FindingState.Updated, null, now, old);
        }

        foreach (ComparedFinding finding in absent) yield return finding;
    }

    /// <summary>A finding of an account without a report on the new side.</summary>
    public static ComparedFinding AccountMissing(Finding old) =>
        new(FindingState.Absent, AbsenceReason.AccountMissing, old, null, "The new side has no report of the account.");

    /// <summary>Equal rows share a fingerprint: the worst finding counts, and the first of equally bad ones.</summary>
    private static OrderedDictionary<string, Finding> ByFingerprint(IReadOnlyList<Finding> findings)
    {
        OrderedDictionary<string, Finding> found = [];
        foreach (Finding finding in findings)
        {
            string fingerprint = finding.Identity;
            if (!found.TryGetValue(fingerprint, out Finding? first)) found.Add(fingerprint, finding);
            else if (Rank(finding) < Rank(first)) found[fingerprint] = finding;
        }

        return found;
    }

    private static int Rank(Finding finding) => finding.Verdict switch
    {
        Verdict.Fail => 0,
        Verdict.NotAssessable => 1,
        _ => 2,
    };

    private ComparedFinding Absent(Finding old)
    {
        UserPair pair = _users.OfOld(old.Row);
        (AbsenceReason reason, string message) = pair.Relation switch
        {
            UserRelation.Deleted => (AbsenceReason.UserDeleted, "The user is gone."),
            UserRelation.Recreated => (AbsenceReason.UserDeleted, "The user was deleted, and one of the same ARN was created."),
            UserRelation.Renamed => (AbsenceReason.UserRenamed, $"The user is probably '{pair.New!.Shown.Text(ReportColumn.User)}' now."),
            _ => OfSameUser(old, pair),
        };
        return new ComparedFinding(FindingState.Absent, reason, old, null, message);
    }

    private (AbsenceReason Reason, string Message) OfSameUser(Finding old, UserPair pair)
    {
        Finding now = Now(old.Rule, pair.New!);
        return now.Verdict switch
        {
            Verdict.Excluded => (AbsenceReason.Excluded, $"An accepted risk covers the user now. {now.AcceptedRisk?.Sentence}".TrimEnd()),
            Verdict.NotAssessable => (AbsenceReason.NotAssessableNow, now.Message),
            Verdict.NotRelevant => (AbsenceReason.NotRelevantNow, now.Message),
            _ => OfCredential(old, pair) ?? (AbsenceReason.Resolved, now.Verdict == Verdict.Fail ? $"Another finding has taken its place: {now.Message}" : now.Message),
        };
    }

    /// <summary>What happened to the finding's key or certificate; null if it is still in its slot, or there is none.</summary>
    private (AbsenceReason Reason, string Message)? OfCredential(Finding old, UserPair pair)
    {
        if (old.Credential is not { } slot || old.Key?.Created is not { } created) return null;
        if (Credential.Read(pair.Old!, slot.IsAccessKey, out _) is not { } before || Credential.Read(pair.New!, slot.IsAccessKey, out _) is not { } after) return null;

        CredentialPairing pairing = new(before, after);
        string key = $"{slot.DisplayFirst}, created at {created},";
        foreach ((Credential? Old, Credential? New) change in pairing.Changed.Where(change => change.Old?.Slot == slot))
        {
            return CredentialPairing.IsReplaced(change)
                ? (AbsenceReason.KeyReplaced, $"{key} is gone, and one created at {change.New!.Created} has taken its place. {Proof(old)}")
                : (AbsenceReason.KeyDeleted, $"{key} is gone.");
        }

        Credential? now = pairing.Kept.Where(kept => kept.Old.Slot == slot).Select(kept => kept.New).FirstOrDefault();
        return now is null || now.Slot == slot ? null : (AbsenceReason.KeyMoved, $"{key} is {now.Slot.Display} now, which the rule does not read.");
    }

    /// <summary>The dates that the old report proves.</summary>
    private string Proof(Finding old)
    {
        string moment = _old.AsOf is { } asOf ? $" of {asOf}" : "";
        string user = old.UserCreated is { } created ? $"the user, created at {created}, had it" : "the user had it";
        return $"The old report{moment} proves that {user}; the new one can no longer show it.";
    }

    /// <summary>The rule's current verdict on the user.</summary>
    private Finding Now(Rule rule, ReportRow row)
    {
        if (_newByUser.TryGetValue((rule, UserKey.Of(row)), out Finding? finding)) return finding;
        if (!_rules.TryGetValue(rule, out BoundRule? bound)) _rules.Add(rule, bound = rule.At(_new.AsOf));
        return new Finding(rule, bound, Judgement.Of(bound, new RowValues(row)), row, _new.Source);
    }
}
