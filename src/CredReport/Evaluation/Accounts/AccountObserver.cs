using CredReport.Diagnostics;
using CredReport.Gsl;
using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Evaluation.Accounts;

/// <summary>Observes the accounts and users of rows that follow each other, on whichever thread, and writes them down in buffers for <see cref="AccountAggregator"/>.</summary>
/// <param name="diagnostics">Receives what is wrong with the rows; taken together with the buffer.</param>
internal sealed class AccountObserver(DiagnosticBag diagnostics) : IDisposable
{
    private AccountBuffer _buffer = new();
    private AccountVisit? _current;

    /// <summary>The names of the current visit.</summary>
    private SortedNameTracker _names = new();

    /// <summary>Whether no ARN with a name has come yet, and no second account.</summary>
    private bool _isNameless = true;

    /// <summary>What the ARNs of the current account's users begin with; empty where that is not known.</summary>
    private byte[] _userPrefix = [];

    private ulong _prefixIdentity;

    /// <summary>Whether the buffer has to be taken before more rows are observed.</summary>
    public bool IsFull => _buffer.IsFull;

    /// <summary>Hands over what was observed since the last time, with the diagnostics, and goes on with the current visit.</summary>
    public AccountBuffer Take()
    {
        AccountBuffer taken = _buffer;
        taken.Diagnostics = diagnostics.Take();
        taken.Names = _names;
        taken.IsNameless = _isNameless;
        _names = _names.Copy();
        _buffer = new AccountBuffer();
        if (_current is not null) _buffer.Visits.Add(_current = _current.Continued());
        return taken;
    }

    /// <summary>Gives the memory of what was not taken to the next one.</summary>
    public void Dispose() => _buffer.Dispose();

    /// <summary>Observes a judged row, and answers where its verdicts are counted.</summary>
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
        return _current!.Verdicts;
    }

    private void Visit(ReadOnlySpan<byte> account, long line)
    {
        if (_current is not null && account.SequenceEqual(_current.Account)) return;

        if (_current is not null) _isNameless = false;
        _userPrefix = [];
        _names.Begin();
        _buffer.Visits.Add(_current = new AccountVisit(account.ToArray(), line) { First = _buffer.Users.Length, Before = diagnostics.Count });
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
            _buffer.OddAccounts.Add(DiagnosticMessage.Of($"The ARN '{row.SeenArn}' is not like arn:aws:iam::111122223333:user/alice, with an account id of 12 digits. It is used as it is, and others of the same account are not named."));
            return true;
        }

        if (!IamArn.IsWellFormed(arn))
        {
            AddOddArn($"The ARN '{row.SeenArn}' is not that of an IAM user, like arn:aws:iam::111122223333:user/alice, or of root. It is used as it is.", row);
        }
        else if (name.SequenceEqual(IamUser.RootNameUtf8))
        {
            AddOddArn($"The ARN '{row.SeenArn}' is not root's, like arn:aws:iam::111122223333:root. It is used as it is.", row);
        }
        else
        {
            AddOddArn($"The ARN '{row.SeenArn}' does not end in the user's name, '{row.SeenUser}'. Both are used as they are.", row);
        }

        return false;
    }

    /// <summary>Says under which name root is listed.</summary>
    private void AddRenamedRoot(ReportRow row, ReadOnlySpan<byte> arn)
    {
        MessageArgument name = MessageArgument.User(IamArn.AccountText(arn), row.Text(ReportColumn.User));
        DiagnosticMessage because = IamArn.IsRoot(arn) ? DiagnosticMessage.Of($"by its ARN '{row.SeenArn}'") : DiagnosticMessage.Of($"because no IAM user can have this name");
        diagnostics.Add(DiagnosticCatalogue.RenamedRoot,
            $"The root user is listed as '{name}', where AWS writes '{MessageArgument.Own(IamUser.RootName)}'. The row was evaluated as root, {because}.", row.Line, ReportColumn.User.Name());
    }

    private void AddOddArn(DiagnosticMessage message, ReportRow row) => diagnostics.Add(DiagnosticCatalogue.OddArn, message, row.Line, ReportColumn.Arn.Name());

    private void Add(RowValues values, ReadOnlySpan<byte> arn, ReadOnlySpan<byte> name, bool isRoot, bool isOdd)
    {
        ReportRow row = values.Row;
        long created = 0;
        bool hasIdentity = !arn.IsEmpty && (!row.Header.Has(ReportColumn.UserCreationTime) || values.TryGetInstant(ReportColumn.UserCreationTime, out created));
        ulong identity = 0;
        bool isAscending = false;
        if (hasIdentity)
        {
            // What the users of an account share is hashed once; one that has something else in front is hashed in the same two parts.
            bool hasPrefix = _userPrefix.Length > 0 && arn.StartsWith(_userPrefix);
            int prefix = hasPrefix ? _userPrefix.Length : PrefixLength(arn);
            ulong prefixIdentity = hasPrefix ? _prefixIdentity : DuplicateIndex.Identity(0, arn[..prefix]);
            identity = DuplicateIndex.Identity((ulong)created ^ prefixIdentity, arn[prefix..]);
            if (_isNameless && SortedNameTracker.HasName(arn))
            {
                _isNameless = false;
                _buffer.FirstArn = arn.ToArray();
            }

            isAscending = _names.Ascends(arn);
        }

        _buffer.Add(new UserObservation(row.Line, identity, diagnostics.Count, _buffer.NextName, name.Length, isRoot, isOdd, hasIdentity, isAscending), name);
    }

    /// <summary>How long the part is that the ARNs of an account's users share; 0 for an ARN of something else.</summary>
    private static int PrefixLength(ReadOnlySpan<byte> arn)
    {
        ReadOnlySpan<byte> mark = ":user/"u8;
        int at = arn.IndexOf(mark);
        return at < 0 ? 0 : at + mark.Length;
    }
}
