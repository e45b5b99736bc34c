using CredReport.Diagnostics;

namespace CredReport.Evaluation.Accounts;

/// <summary>
/// The accounts and users of rows that follow each other, as <see cref="AccountObserver"/> has observed them: what only the rows before
/// them decide, <see cref="AccountAggregator"/> decides in the order of the input.
/// </summary>
internal sealed class AccountBuffer : IDisposable
{
    /// <summary>How many users are held at most, so that memory does not grow with hostile rows.</summary>
    private const int MostUsers = 16 * 1024;

    /// <summary>How many visits are held at most, which are larger than users.</summary>
    private const int MostVisits = 1024;

    private readonly PooledList<UserObservation> _users = new();
    private readonly PooledList<byte> _userNames = new();

    /// <summary>The accounts in the order in which the rows turn to them; the first one may have begun in the buffer before.</summary>
    public List<AccountVisit> Visits { get; } = [];

    /// <summary>The users, each of the visit that begins at or before it.</summary>
    public ReadOnlySpan<UserObservation> Users => _users.Items;

    /// <summary>What there is to report of each <see cref="UserObservation.HasOddAccount"/>.</summary>
    public List<DiagnosticMessage> OddAccounts { get; } = [];

    /// <summary>What is wrong with the rows, in their order.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; set; } = [];

    /// <summary>The names of the last visit.</summary>
    public SortedNameTracker Names { get; set; } = new();

    /// <summary>The first ARN with a name of the chunk's first visit, where it is among the users that are held.</summary>
    public byte[]? FirstArn { get; set; }

    /// <summary>Whether no ARN with a name has come yet since the chunk began, and no second account.</summary>
    public bool IsNameless { get; set; } = true;

    /// <summary>Whether as much is held as should be.</summary>
    public bool IsFull => _users.Count >= MostUsers || Visits.Count >= MostVisits;

    /// <summary>Where the name of the next user is held, see <see cref="UserObservation.NameStart"/>.</summary>
    public int NextName => _userNames.Count;

    /// <summary>Adds a user of the last visit.</summary>
    public void Add(in UserObservation user, ReadOnlySpan<byte> name)
    {
        _users.Add(user);
        _userNames.AddRange(name);
    }

    /// <summary>The name of a user, in UTF-8.</summary>
    public ReadOnlySpan<byte> NameOf(in UserObservation user) => _userNames.Items.Slice(user.NameStart, user.NameLength);

    /// <summary>Gives its memory to the next one.</summary>
    public void Dispose()
    {
        _users.Dispose();
        _userNames.Dispose();
    }
}
