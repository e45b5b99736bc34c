namespace CredReport.Evaluation.Accounts;

/// <summary>What a row shows of a user to whatever goes through the rows of an input in their order.</summary>
/// <param name="Line">1-based line of the row.</param>
/// <param name="Identity">See <see cref="DuplicateIndex.Identity"/>.</param>
/// <param name="Before">How many diagnostics were there before those that only the order of the rows shows.</param>
/// <param name="NameStart">Where the user's name is held: see <see cref="AccountBuffer.NameOf"/>.</param>
/// <param name="NameLength">In bytes.</param>
/// <param name="IsRoot">Whether it is the account's root user.</param>
/// <param name="HasOddAccount">Whether the ARN is the first one of a visit whose account has an id that is none.</param>
/// <param name="HasIdentity">Whether there is an identity: without ARN or creation time there is none.</param>
/// <param name="IsAscending">Whether the name comes after all before it, as far as the chunk shows them.</param>
internal readonly record struct UserObservation(
    long Line, ulong Identity, int Before, int NameStart, int NameLength, bool IsRoot, bool HasOddAccount, bool HasIdentity, bool IsAscending);
