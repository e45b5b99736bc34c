using CredReport.Diagnostics;
using CredReport.Gsl;
using CredReport.Model;
using CredReport.Parsing;
using CredReport.Rules;

namespace CredReport.Evaluation.Exceptions;

/// <summary>What the accepted risks cover in one input, at the input's own moment. Used by one thread.</summary>
internal sealed class AcceptedRiskCoverage
{
    private readonly AcceptedRiskIndex?[] _byRule;
    private readonly Instant _asOf;
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<AcceptedRisk, DiagnosticMessage?> _met = [];

    /// <summary>The users who were met: why exceptions are for another user is said by the first of their rows.</summary>
    private readonly HashSet<AcceptedRisksOfUser> _users = [];

    private AcceptedRiskCoverage(AcceptedRiskIndex?[] byRule, Instant asOf, DiagnosticBag diagnostics)
    {
        _byRule = byRule;
        _asOf = asOf;
        _diagnostics = diagnostics;
    }

    /// <summary>
    /// Exceptions that name a user who fails their rule, and why each is for another one than this; null for those that are for
    /// this one, be it that they have ended.
    /// </summary>
    public IReadOnlyDictionary<AcceptedRisk, DiagnosticMessage?> Met => _met;

    /// <summary>Null when nothing can be covered: there is no exception for any of the rules, or no moment.</summary>
    public static AcceptedRiskCoverage? Of(AcceptedRisks? risks, IReadOnlyList<Rule> rules, Instant? asOf, DiagnosticBag diagnostics) =>
        risks is not null && asOf is { } moment && risks.ApplyTo(rules) ? new AcceptedRiskCoverage([.. rules.Select(risks.Of)], moment, diagnostics) : null;

    /// <summary>The same for some of the input's rows, beside this.</summary>
    /// <param name="diagnostics">Receives what is said of them.</param>
    public AcceptedRiskCoverage OfRows(DiagnosticBag diagnostics) => new(_byRule, _asOf, diagnostics);

    /// <summary>Adds what was met in rows behind those that were looked at before.</summary>
    public void Add(AcceptedRiskCoverage later)
    {
        foreach ((AcceptedRisk risk, DiagnosticMessage? miss) in later._met) Meet(risk, miss);
    }

    /// <summary>The accepted risk that covers a failing user; null when none does. Says when it ends soon, and which others name the user too.</summary>
    /// <param name="rule">Index of the rule that fails.</param>
    /// <param name="bound">The rule.</param>
    /// <param name="row">The user.</param>
    public AcceptedRisk? Find(int rule, BoundRule bound, ReportRow row)
    {
        if (_byRule[rule] is not { } index) return null;

        if (index.Find(IamArn.Account(row.Cell(ReportColumn.Arn)), row.UserName) is not { } risks) return null;

        Instant? created = row.Instant(ReportColumn.UserCreationTime) is { HasValue: true } cell ? cell.Value : null;
        Instant? key = FindingKey.Of(bound.Credential, row)?.Created;
        if (_users.Add(risks))
        {
            foreach (AcceptedRisk risk in risks.All) Meet(risk, risk.Misses(created, key));
        }

        AcceptedRisk? covering = null;
        foreach (AcceptedRisk risk in risks.For(created, key))
        {
            Meet(risk, null);
            if (risk.DaysLeft(_asOf) < 0) SayEnded(risk, row);
            else if (covering is not null) SaySecond(covering, risk, row);
            else covering = risk;
        }

        if (covering?.DaysLeft(_asOf) <= AcceptedRisk.SoonDays) SayEndsSoon(covering, row);
        return covering;
    }

    private void Meet(AcceptedRisk risk, DiagnosticMessage? miss)
    {
        if (miss is null) _met[risk] = null;
        else _met.TryAdd(risk, miss);
    }

    private void SayEnded(AcceptedRisk risk, ReportRow row) => _diagnostics.Add(DiagnosticCatalogue.ExpiredException,
        $"The exception {risk.Display} expired on {MessageArgument.Own(risk.ExpiresText)}, and the report is judged as of {_asOf}: it no longer covers user '{risk.SeenUser}', who fails {MessageArgument.Own(risk.RuleId)}.", row.Line);

    private void SaySecond(AcceptedRisk first, AcceptedRisk second, ReportRow row) => _diagnostics.Add(DiagnosticCatalogue.SecondException,
        $"Two exceptions cover user '{first.SeenUser}', who fails {MessageArgument.Own(first.RuleId)}: {first.Display} counts, because it is first in the file, and {second.Display} changes nothing.", row.Line);

    private void SayEndsSoon(AcceptedRisk risk, ReportRow row) => _diagnostics.Add(DiagnosticCatalogue.EndingException,
        $"The exception {risk.Display}, which covers user '{risk.SeenUser}' for {MessageArgument.Own(risk.RuleId)}, expires on {MessageArgument.Own(risk.ExpiresText)}: {MessageArgument.Own(RemainingDays.Describe(risk.DaysLeft(_asOf)))}.", row.Line);
}
