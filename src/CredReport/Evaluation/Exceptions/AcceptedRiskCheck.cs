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

        Coverage coverage = new(risks, named, moments, [.. result.Summary.ByAccount.Select(account => account.Account)]);
        return ([.. risks.Select(coverage.Of)], result);
    }

    private static (string, string, string) Key(AcceptedRisk risk) => (risk.RuleId, risk.Account, risk.User);

    private static AcceptedRiskState State(int daysLeft) =>
        daysLeft < 0 ? AcceptedRiskState.Expired : daysLeft <= AcceptedRisk.SoonDays ? AcceptedRiskState.EndsSoon : AcceptedRiskState.InForce;

    /// <summary>What each accepted risk does. Each is looked up, for one user may have thousands of them.</summary>
    private sealed class Coverage(IReadOnlyList<AcceptedRisk> risks, NamedUsers named, Dictionary<string, Instant> moments, HashSet<string?> accounts)
    {
        private readonly Dictionary<AcceptedRisk, int> _order = risks.Index().ToDictionary(risk => risk.Item, risk => risk.Index);
        private readonly Dictionary<(string File, (string, string, string)), AcceptedRisksOfUser> _ofUser =
            risks.GroupBy(risk => (risk.File, Key(risk))).ToDictionary(ofUser => ofUser.Key, ofUser => new AcceptedRisksOfUser(ofUser));
        private readonly Dictionary<(string, string, string), FindingsOfUser> _findings = named.Findings.ToDictionary(found => found.Key, found => new FindingsOfUser(found.Value, moments));

        public AcceptedRiskStatus Of(AcceptedRisk risk)
        {
            if (!_findings.TryGetValue(Key(risk), out FindingsOfUser? findings))
            {
                string why = accounts.Contains(risk.Account) ? $"the account has no user '{risk.User}'" : $"no report of account {risk.Account} was judged";
                return new AcceptedRiskStatus(risk, AcceptedRiskState.Unmatched, [], null, why);
            }

            if (findings.Of(risk) is not { } meant)
            {
                AcceptedRiskState nobody = findings.IsKeyGone(risk) ? AcceptedRiskState.KeyGone : AcceptedRiskState.Unmatched;
                return new AcceptedRiskStatus(risk, nobody, [], risk.DaysLeft(findings.Latest), WhyNobody(risk, findings));
            }

            int daysLeft = risk.DaysLeft(meant.Latest);
            AcceptedRisk? first = _ofUser[(risk.File, Key(risk))].FirstInForce(meant.Created, meant.Key, meant.Latest);
            string? note = first is not null && _order[first] < _order[risk] ? $"{first.Display} covers the same, and counts, because it is first in the file" : null;
            return new AcceptedRiskStatus(risk, State(daysLeft), meant.Findings, daysLeft, note);
        }

        private static string WhyNobody(AcceptedRisk risk, FindingsOfUser findings)
        {
            // Of several reports the last one tells most of today.
            Finding last = findings.All[^1];
            string place = $"{last.Source}:{last.Line}";
            if (risk.Key is { } key && FindingsOfUser.SlotOf(key, last.User) is { } slot && slot != last.Key?.Slot)
                return $"{place}: the key that it names sits in slot {slot} now, which {risk.RuleId} does not read";
            if (FindingsOfUser.Fails(last)) return $"{place}: {risk.Misses(last.UserCreated, last.Key?.Created)}";

            string message = last.Message.TrimEnd('.');
            return findings.IsKeyGone(risk) ? $"{place}: the key that it names, created at {risk.Key}, is gone. {message}" : $"{place}: {message}";
        }
    }

    /// <summary>Keeps the findings on users whom accepted risks name, whatever the verdict, and no others.</summary>
    private sealed class NamedUsers(AcceptedRisks risks) : IFindingWriter
    {
        private readonly Dictionary<(string Rule, string Account, string User), List<Finding>> _findings = [];

        public AcceptedRisks Risks => risks;

        public bool NeedsSourceHash => false;

        public IReadOnlyDictionary<(string Rule, string Account, string User), List<Finding>> Findings => _findings;

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
            if (risks.Of(finding.Rule) is { } index && index.Find(finding.AccountUtf8, finding.UserNameUtf8) is not null) Findings.Add(finding);
        }
    }
}
