using System.Runtime.InteropServices;
using CredReport.Diagnostics;
using CredReport.Evaluation.Accounts;
using CredReport.Input;
using CredReport.Model;

namespace CredReport.Evaluation.Diagnostics;

/// <summary>Finds among the inputs of a run those that hold the same bytes, and those that hold users of an account that stood in one before.</summary>
/// <param name="pseudonyms">What stands for the inputs' hashes; null where they are shown.</param>
internal sealed class RepeatedReports(Pseudonyms? pseudonyms)
{
    private readonly Dictionary<string, string> _firstOfAccount = [];
    private readonly Dictionary<(long? Bytes, ulong Accounts), OfOneSize> _knownBySize = [];

    /// <summary>The only input so far, whose accounts are not looked at before there is another: it may have hundreds of thousands.</summary>
    private SourceResult? _only;

    /// <summary>What an input repeats, by the inputs that were checked before it; null when it repeats nothing, or was not judged.</summary>
    public (DiagnosticDescriptor Problem, DiagnosticMessage Message)? Check(SourceResult result, ReportInput input)
    {
        if (!result.Judged || result.Accounts.Count == 0) return null;
        if (FindSame(result, input) is { } same)
            return (DiagnosticCatalogue.SameReport, $"The input holds the same bytes as '{MessageArgument.Own(same)}': its users were judged and counted once more.");

        if (_knownBySize.Count == 1 && _firstOfAccount.Count == 0 && _only is null)
        {
            _only = result;
            return null;
        }

        if (_firstOfAccount.Count == 0)
        {
            foreach (string account in _only!.Accounts) _firstOfAccount.Add(account, _only.Name);
            _only = null;
        }

        string[] repeated = [.. result.Accounts.Where(account => !_firstOfAccount.TryAdd(account, result.Name))];
        if (repeated.Length == 0) return null;

        MessageArgument first = MessageArgument.Own(repeated[0]);
        DiagnosticMessage accounts = repeated.Length == 1 ? DiagnosticMessage.Of($"The account {first} stands") : DiagnosticMessage.Of($"{repeated.Length} accounts of this report, the first being {first}, stand");
        return (DiagnosticCatalogue.SeveralReports, $"{accounts} in '{MessageArgument.Own(_firstOfAccount[repeated[0]])}' too: the counts add up.");
    }

    /// <summary>The name of an earlier input of the same bytes. Only those of one length and the same accounts are hashed.</summary>
    private string? FindSame(SourceResult result, ReportInput input)
    {
        Known known = new(result, input, pseudonyms);
        ulong accounts = 0;
        foreach (string account in result.Accounts) accounts = DuplicateIndex.Identity(accounts, MemoryMarshal.AsBytes(account.AsSpan()));
        if (_knownBySize.TryGetValue((result.Bytes, accounts), out OfOneSize? others)) return others.FindOrAdd(known);

        _knownBySize.Add((result.Bytes, accounts), new OfOneSize(known));
        return null;
    }

    /// <summary>Inputs of one length, of which the first is hashed when another comes.</summary>
    private sealed class OfOneSize(Known first)
    {
        private readonly Dictionary<string, string> _names = [];
        private bool _hasFirst;

        public string? FindOrAdd(Known known)
        {
            if (!_hasFirst && first.Digest is { } digest) _names.Add(digest, first.Name);
            _hasFirst = true;
            return known.Digest is null || _names.TryAdd(known.Digest, known.Name) ? null : _names[known.Digest];
        }
    }

    private sealed class Known(SourceResult result, ReportInput input, Pseudonyms? pseudonyms)
    {
        private string? _digest = result.Digest;
        private bool _wasRead = result.Digest is not null || !input.CanReopen;

        public string Name => result.Name;

        /// <summary>Null when the bytes cannot be had again.</summary>
        public string? Digest
        {
            get
            {
                if (_wasRead) return _digest;

                _wasRead = true;
                try
                {
                    string sha256 = SourceHash.Of(input);
                    _digest = pseudonyms?.Content(sha256) ?? sha256;
                }
                catch (Exception e) when (SourceDocument.IsReadFailure(e))
                {
                    // It was judged as it was; what has become of it since is not this run's.
                }

                return _digest;
            }
        }
    }
}
