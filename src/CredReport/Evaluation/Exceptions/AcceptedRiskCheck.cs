using CredReport.Input;
using CredReport.Model;
using CredReport.Rules;

namespace CredReport.Evaluation.Exceptions;

/// <summary>Says of accepted risks what each covers at a moment, or on reports.</summary>
public static class AcceptedRiskCheck
{
    /// <summary>What each does at a moment, whomever it is for.</summary>
    public static IReadOnlyList<AcceptedRiskStatus> Run(IReadOnlyList<AcceptedRisk> risks, Instant asOf) =>
        [.. risks.Select(risk => new AcceptedRiskStatus(risk, State(risk.DaysLeft(asOf)), [], risk.DaysLeft(asOf), null))];

    /// <summary>What each covers on reports, which are judged by the rules that the accepted risks are for.</summary>
    /// <param name="risks">The accepted risks, of one file or several.</param>
    /// <param name="rules">Rules beside those of the catalogue.</param>
    /// <param name="inputs">The reports.</param>
    /// <param name="options">How the run is done.</param>
    public static (IReadOnlyList<AcceptedRiskStatus> Statuses, AnalysisResult Result) Run(
        IReadOnlyList<AcceptedRisk> risks, IReadOnlyList<Rule> rules, IReadOnlyList<ReportInput> inputs, AnalysisOptions options)
    {
        Rule[] applied = [.. risks.Select(risk => risk.RuleId).Distinct().Select(id => rules.FirstOrDefault(rule => rule.Id == id) ?? BuiltInRules.Get(id))];
        NamedUsers named = new(new AcceptedRisks(risks));

        // Reports are read even where there is no exception, so that what is wrong with them is said.
        Analysis analysis = new(applied.Length > 0 ? applied : [BuiltInRules.Get(BuiltInRules.DefaultId)], options with { AcceptedRisks = named.Risks, ShowAll = true });
        AnalysisResult result = analysis.Run(inputs, named);

        Dictionary<string, Instant> moments = [];
        foreach (SourceResult source in result.Sources)
        {
            if (source.AsOf is { } asOf) moments.TryAdd(source.Name, asOf);
        }

        ILookup<(string, string, string), AcceptedRisk> byUser = risks.ToLookup(Key);
        HashSet<string?> accounts = [.. result.Summary.ByAccount.Select(account => account.Account)];
        return ([.. risks.Select(risk => Status(risk, byUser[Key(risk)], named.Of(risk), moments, accounts))], result);
    }

    private static AcceptedRiskStatus Status(
        AcceptedRisk risk, IEnumerable<AcceptedRisk> ofUser, IReadOnlyList<Finding> findings, Dictionary<string, Instant> moments, HashSet<string?> accounts)
    {
        Finding[] meant = [.. findings.Where(finding => Fails(finding) && risk.Misses(finding.UserCreated, finding.Key?.Created) is null)];
        if (meant.Length == 0)
        {
            AcceptedRiskState nobody = IsKeyGone(risk, findings) ? AcceptedRiskState.KeyGone : AcceptedRiskState.Unmatched;
            return new AcceptedRiskStatus(risk, nobody, [], findings.Count > 0 ? DaysLeft(risk, findings, moments) : null, WhyNobody(risk, findings, accounts));
        }

        int daysLeft = DaysLeft(risk, meant, moments);
        AcceptedRisk? first = ofUser.TakeWhile(other => other != risk).FirstOrDefault(other => other.File == risk.File && Array.TrueForAll(meant, finding => Covers(other, finding, moments)));
        return new AcceptedRiskStatus(risk, State(daysLeft), meant, daysLeft, first is null ? null : $"{first.Display} covers the same, and counts, for it comes first in the file");
    }

    private static int DaysLeft(AcceptedRisk risk, IReadOnlyList<Finding> findings, Dictionary<string, Instant> moments) =>
        findings.Min(finding => risk.DaysLeft(moments[finding.Source]));

    private static bool Covers(AcceptedRisk risk, Finding finding, Dictionary<string, Instant> moments) =>
        risk.Misses(finding.UserCreated, finding.Key?.Created) is null && risk.DaysLeft(moments[finding.Source]) >= 0;

    private static (string, string, string) Key(AcceptedRisk risk) => (risk.RuleId, risk.Account, risk.User);

    private static AcceptedRiskState State(int daysLeft) =>
        daysLeft < 0 ? AcceptedRiskState.Expired : daysLeft <= AcceptedRisk.SoonDays ? AcceptedRiskState.EndsSoon : AcceptedRiskState.InForce;

    private static bool Fails(Finding finding) => finding.Verdict is Verdict.Fail or Verdict.Excluded;

    /// <summary>Whether a user who is meant has been seen, and none of them has the key.</summary>
    private static bool IsKeyGone(AcceptedRisk risk, IReadOnlyList<Finding> findings)
    {
        if (risk.Key is not { } key) return false;

        Finding[] meant = [.. findings.Where(finding => risk.Created is null || risk.Created == finding.UserCreated)];
        return meant.Length > 0 && Array.TrueForAll(meant, finding => SlotOf(key, finding.User) is null);
    }

    private static string WhyNobody(AcceptedRisk risk, IReadOnlyList<Finding> findings, HashSet<string?> accounts)
    {
        // Of several reports the last one tells most of today.
        if (findings.Count == 0) return accounts.Contains(risk.Account) ? $"the account has no user '{risk.User}'" : $"no report of account {risk.Account} was judged";

        Finding last = findings[^1];
        string place = $"{last.Source}:{last.Line}";
        if (risk.Key is { } key && SlotOf(key, last.User) is { } slot && slot != last.Key?.Slot)
            return $"{place}: the key that it names sits in slot {slot} now, which {risk.RuleId} does not read";
        if (Fails(last)) return $"{place}: {risk.Misses(last.UserCreated, last.Key?.Created)}";

        string message = last.Message.TrimEnd('.');
        return risk.Key is not null && IsKeyGone(risk, findings) ? $"{place}: the key that it names, created at {risk.Key}, is gone. {message}" : $"{place}: {message}";
    }

    /// <summary>The slot of the key or certificate that was created at a moment; null when the user has none.</summary>
    private static int? SlotOf(Instant created, IamUser user)
    {
        (int Slot, Reported<Instant> Created)[] slots =
        [
            (1, user.FirstAccessKey.LastRotated), (2, user.SecondAccessKey.LastRotated), (1, user.FirstCertificate.LastRotated), (2, user.SecondCertificate.LastRotated),
        ];
        foreach ((int slot, Reported<Instant> moment) in slots)
        {
            if (moment.HasValue && moment.Value == created) return slot;
        }

        return null;
    }

    /// <summary>Keeps the findings on users whom accepted risks name, whatever the verdict, and no others.</summary>
    private sealed class NamedUsers(AcceptedRisks risks) : IFindingWriter
    {
        private readonly Dictionary<(string Rule, string Account, string User), List<Finding>> _findings = [];

        public AcceptedRisks Risks => risks;

        public bool NeedsSourceHash => false;

        public IReadOnlyList<Finding> Of(AcceptedRisk risk) => _findings.GetValueOrDefault(Key(risk)) ?? [];

        public void Begin(EvaluationInfo evaluation)
        {
        }

        public IFindingBatch NewBatch() => new Batch(risks);

        public void Write(IFindingBatch batch)
        {
            List<Finding> findings = ((Batch)batch).Findings;
            foreach (Finding finding in findings)
            {
                (string, string, string) key = (finding.Rule.Id, finding.Account!, finding.UserName);
                if (!_findings.TryGetValue(key, out List<Finding>? ofUser)) _findings.Add(key, ofUser = []);
                ofUser.Add(finding);
            }

            findings.Clear();
        }

        public void Finish(AnalysisResult result)
        {
        }
    }

    private sealed class Batch(AcceptedRisks risks) : IFindingBatch
    {
        public List<Finding> Findings { get; } = [];

        public long Size => Findings.Count;

        public void Add(Finding finding)
        {
            if (risks.Of(finding.Rule) is { } index && !index.Find(finding.AccountUtf8, finding.UserNameUtf8).IsEmpty) Findings.Add(finding);
        }
    }
}
