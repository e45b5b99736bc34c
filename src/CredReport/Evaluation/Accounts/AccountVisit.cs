namespace CredReport.Evaluation.Accounts;

/// <summary>Rows of one account that follow each other.</summary>
/// <param name="account">The account's id as it is in the ARNs; empty for users without one.</param>
/// <param name="line">1-based line of the first row.</param>
internal sealed class AccountVisit(byte[] account, long line)
{
    public byte[] Account => account;

    public long Line => line;

    /// <summary>Index of the first of its users among those that are held.</summary>
    public required int First { get; init; }

    /// <summary>How many diagnostics were there before.</summary>
    public required int Before { get; init; }

    /// <summary>Whether an ARN of it was named whose account id is none.</summary>
    public bool HasOddAccount { get; set; }

    /// <summary>The verdicts on those of its users that are held.</summary>
    public VerdictCounts Verdicts { get; } = new();

    /// <summary>The same visit in the next buffer, which holds none of its users yet.</summary>
    public AccountVisit Continued() => new(account, line) { First = 0, Before = 0, HasOddAccount = HasOddAccount };
}
