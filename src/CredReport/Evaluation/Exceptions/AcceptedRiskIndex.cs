using System.Text;
using CredReport.Model;

namespace CredReport.Evaluation.Exceptions;

/// <summary>The accepted risks of one rule by account and user. Immutable.</summary>
internal sealed class AcceptedRiskIndex
{
    private const int AccountLength = 12;

    private readonly Dictionary<byte[], AcceptedRisksOfUser>.AlternateLookup<ReadOnlySpan<byte>> _byUser;

    /// <param name="risks">All of one rule, in the order in which they count.</param>
    public AcceptedRiskIndex(IEnumerable<AcceptedRisk> risks)
    {
        Dictionary<byte[], AcceptedRisksOfUser> byUser = new(Utf8Comparer.Instance);
        foreach (IGrouping<string, AcceptedRisk> ofUser in risks.GroupBy(risk => risk.Account + risk.User, StringComparer.Ordinal))
            byUser.Add(Encoding.UTF8.GetBytes(ofUser.Key), new AcceptedRisksOfUser(ofUser));
        _byUser = byUser.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>Those that name a user; null for none, as a rule.</summary>
    /// <param name="account">Account id as it is in the report.</param>
    /// <param name="user">The user's name; <c>&lt;root_account&gt;</c> for root.</param>
    public AcceptedRisksOfUser? Find(ReadOnlySpan<byte> account, ReadOnlySpan<byte> user)
    {
        // No exception is for anything else, and account and name are told apart by their lengths.
        if (account.Length != AccountLength || user.Length > IamUserName.MaxLength) return null;

        Span<byte> key = stackalloc byte[AccountLength + IamUserName.MaxLength];
        account.CopyTo(key);
        user.CopyTo(key[AccountLength..]);
        return _byUser.TryGetValue(key[..(AccountLength + user.Length)], out AcceptedRisksOfUser? risks) ? risks : null;
    }
}
