using CredReport.Diffing;
using CredReport.Rules;

namespace CredReport.Reporting;

/// <summary>An event, or a finding that is not unchanged, as a line for a person.</summary>
/// <param name="Tendency">Whether it is for the worse.</param>
/// <param name="Account">Account id; null for users without one.</param>
/// <param name="User">Name of the user; null when the account is meant.</param>
/// <param name="Arn">ARN of the user; null where there is none.</param>
/// <param name="Word">The event's type, or the finding's state with its reason.</param>
/// <param name="Rule">The finding's rule; null for an event.</param>
/// <param name="Message">What happened.</param>
internal sealed record DiffItem(DiffTendency Tendency, string? Account, string? User, string? Arn, string Word, Rule? Rule, string Message)
{
    public static DiffItem Of(DiffEvent item) => new(DiffTendencies.Of(item), item.Account, item.User, item.Arn, item.Type.Word(), null, item.Message);

    public static DiffItem Of(ComparedFinding item)
    {
        string word = item.Reason is { } reason ? $"{item.State.Word()} ({reason.Word()})" : $"{item.State.Word()} {Counted.Word(item.Finding.Verdict)}";
        return new DiffItem(DiffTendencies.Of(item), item.Finding.Account, item.Finding.UserName, item.Finding.Arn, word, item.Finding.Rule, item.Message);
    }
}
