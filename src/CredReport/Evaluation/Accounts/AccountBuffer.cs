using CredReport.Diagnostics;
using CredReport.Gsl;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Evaluation.Accounts;

/// <summary>
/// Looks at the accounts of rows, on whichever thread, and holds what only rows before them decide until <see cref="AccountAggregator"/>
/// takes it in the order of the input.
/// </summary>
/// <param name="diagnostics">What was said of the rows so far; emptied together with this.</param>
/// <param name="full">Called when as much is held as should be: it has to be taken.</param>
internal sealed class AccountBuffer(DiagnosticBag diagnostics, Action full) : IDisposable
{
    /// <summary>How many users are held at most, so that memory does not grow with hostile rows.</summary>
    private const int MostUsers = 16 * 1024;

    /// <summary>How many visits are held at most, which are larger than users.</summary>
    private const int MostVisits = 1024;

    private readonly List<AccountVisit> _visits = [];
    private readonly PooledList<UserObservation> _users = new();
    private readonly PooledList<byte> _userNames = new();
    private readonly List<DiagnosticMessage> _oddAccounts = [];

    private AccountVisit? _current;

    /// <summary>What the ARNs of the current account's users begin with; empty where that is not known.</summary>
    private byte[] _userPrefix = [];

    private ulong _prefixIdentity;

    /// <summary>What was said of the rows.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics.Items;

    /// <summary>The accounts in the order in which the rows turn to them.</summary>
    public IReadOnlyList<AccountVisit> Visits => _visits;

    /// <summary>The users, each of the visit that begins at or before it.</summary>
    public ReadOnlySpan<UserObservation> Users => _users.Items;

    /// <summary>What there is to say of each <see cref="UserObservation.HasOddAccount"/>.</summary>
    public IReadOnlyList<DiagnosticMessage> OddAccounts => _oddAccounts;

    /// <summary>The names of the last visit.</summary>
    public SortedNameTracker Names { get; } = new();

    /// <summary>The first ARN with a name of the first visit, where it is among the users that are held.</summary>
    public byte[]? FirstArn { get; private set; }

    /// <summary>Whether no ARN with a name has come yet.</summary>
    public bool IsNameless { get; private set; } = true;

    /// <summary>Whether the rows that come rise where they rise here, too: until the visit ends, of those that rise no name is held.</summary>
    public bool IsFollowed { get; set; }

    /// <summary>The bytes of the name of a user who does not rise, in the order of the input.</summary>
    public ReadOnlySpan<byte> NameOf(in UserObservation user) => _userNames.Items.Slice(user.NameStart, user.NameLength);

    /// <summary>Looks at a judged row, and answers where its verdicts are counted.</summary>
    public VerdictCounts Count(RowValues values)
    {
        ReportRow row = values.Row;
        ReadOnlySpan<byte> arn = row.Cell(ReportColumn.Arn);
        bool isOfCurrent = _userPrefix.Length > 0 && arn.StartsWith(_userPrefix);
        if (!isOfCurrent) Visit(IamArn.Account(arn), row.Line);

        ReadOnlySpan<byte> name = row.Cell(ReportColumn.User);
        bool isPlain = isOfCurrent && !IamArn.IsRoot(arn) && IamArn.Names(arn, name);
        bool isRoot = !isPlain && row.IsRoot;
        if (isRoot && !name.SequenceEqual(IamUser.RootNameUtf8))
        {
            AddRenamedRoot(row, arn);
            name = IamUser.RootNameUtf8;
        }

        bool isOdd = !isPlain && CheckArn(row, arn, name);
        Add(values, arn, name, isRoot, isOdd);
        if (_users.Count >= MostUsers || _visits.Count >= MostVisits) full();
        return _current!.Verdicts;
    }

    /// <summary>Forgets what is held, diagnostics included, and goes on from there.</summary>
    public void Clear()
    {
        diagnostics.Clear();
        _users.Clear();
        _userNames.Clear();
        _oddAccounts.Clear();
        FirstArn = null;
        _visits.Clear();
        if (_current is null) return;

        _current.First = _current.Before = 0;
        _current.Verdicts.Clear();
        _visits.Add(_current);
    }

    /// <summary>Gives its memory to the next one.</summary>
    public void Dispose()
    {
        _users.Dispose();
        _userNames.Dispose();
    }

    private void Visit(ReadOnlySpan<byte> account, long line)
    {
        if (_current is not null && account.SequenceEqual(_current.Account)) return;

        if (_current is not null) IsNameless = false;
        _userPrefix = [];
        Names.Begin();
        IsFollowed = false;
        _visits.Add(_current = new AccountVisit(account.ToArray(), line) { First = _users.Count, Before = diagnostics.Count });
    }

    /// <summary>Says what is odd about an ARN, or answers true where that is said of an account once: it may have been before.</summary>
    private bool CheckArn(ReportRow row, ReadOnlySpan<byte> arn, ReadOnlySpan<byte> name)
    {
        if (!row.Header.Has(ReportColumn.Arn)) return false;
        if (IamArn.IsWellFormed(arn) && IamArn.NamesButForQuotes(arn, name))
        {
            if (row.IsRoot) return false;

            _userPrefix = arn[..PrefixLength(arn)].ToArray();
            _prefixIdentity = DuplicateIndex.Identity(0, _userPrefix);
            return false;
        }

        if (!IamArn.IsAccount(_current!.Account))
        {
            if (_current.HasOddAccount) return false;
            _current.HasOddAccount = true;
            _oddAccounts.Add(DiagnosticMessage.Of($"The ARN '{row.SeenArn}' is not like arn:aws:iam::111122223333:user/alice, with an account id of 12 digits. It is taken as it stands, and others of the same account are not named."));
            return true;
        }

        if (!IamArn.IsWellFormed(arn))
        {
            AddOddArn($"The ARN '{row.SeenArn}' is not that of an IAM user, like arn:aws:iam::111122223333:user/alice, or of root. It is taken as it stands.", row);
        }
        else if (name.SequenceEqual(IamUser.RootNameUtf8))
        {
            AddOddArn($"The ARN '{row.SeenArn}' is not root's, like arn:aws:iam::111122223333:root. It is taken as it stands.", row);
        }
        else
        {
            AddOddArn($"The ARN '{row.SeenArn}' does not end in the user's name, '{row.SeenUser}'. Both are taken as they stand.", row);
        }

        return false;
    }

    /// <summary>Says under which name root is listed.</summary>
    private void AddRenamedRoot(ReportRow row, ReadOnlySpan<byte> arn)
    {
        Seen name = Seen.User(IamArn.AccountText(arn), row.Text(ReportColumn.User));
        DiagnosticMessage because = IamArn.IsRoot(arn) ? DiagnosticMessage.Of($"by its ARN '{row.SeenArn}'") : DiagnosticMessage.Of($"because no IAM user can have this name");
        diagnostics.Add(DiagnosticCatalogue.RenamedRoot,
            $"The root user is listed as '{name}', where AWS writes '{Seen.Own(IamUser.RootName)}'. The row was evaluated as root, {because}.", row.Line, ReportColumn.User.Name());
    }

    private void AddOddArn(DiagnosticMessage message, ReportRow row) => diagnostics.Add(DiagnosticCatalogue.OddArn, message, row.Line, ReportColumn.Arn.Name());

    private void Add(RowValues values, ReadOnlySpan<byte> arn, ReadOnlySpan<byte> name, bool isRoot, bool isOdd)
    {
        ReportRow row = values.Row;
        long created = 0;
        bool hasIdentity = !arn.IsEmpty && (!row.Header.Has(ReportColumn.UserCreationTime) || values.TryGetInstant(ReportColumn.UserCreationTime, out created));
        ulong identity = 0;
        bool rises = false;
        if (hasIdentity)
        {
            // What the users of an account share is hashed once; one that has something else in front is hashed in the same two parts.
            bool hasPrefix = _userPrefix.Length > 0 && arn.StartsWith(_userPrefix);
            int prefix = hasPrefix ? _userPrefix.Length : PrefixLength(arn);
            ulong prefixIdentity = hasPrefix ? _prefixIdentity : DuplicateIndex.Identity(0, arn[..prefix]);
            identity = DuplicateIndex.Identity((ulong)created ^ prefixIdentity, arn[prefix..]);
            if (IsNameless && SortedNameTracker.HasName(arn))
            {
                IsNameless = false;
                FirstArn = arn.ToArray();
            }

            rises = Names.Rises(arn);
        }

        if (rises && IsFollowed) name = default;
        _users.Add(new UserObservation(row.Line, identity, diagnostics.Count, _userNames.Count, name.Length, isRoot, isOdd, hasIdentity, rises));
        _userNames.AddRange(name);
    }

    /// <summary>How long the part is that the ARNs of an account's users share; 0 for an ARN of something else.</summary>
    private static int PrefixLength(ReadOnlySpan<byte> arn)
    {
        ReadOnlySpan<byte> mark = ":user/"u8;
        int at = arn.IndexOf(mark);
        return at < 0 ? 0 : at + mark.Length;
    }
}
