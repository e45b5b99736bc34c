namespace CredReport.Rules;

/// <summary>
/// What to do about a failing user, as in the rule file. In <paramref name="Cli"/>, <paramref name="CliUnusedKey"/> and
/// <paramref name="Terraform"/> the words <c>USER_NAME</c>, <c>ACCOUNT_ID</c> and <c>KEY_CREATED</c> are placeholders for the user's
/// name, the account id and the key's creation time, <c>yyyy-MM-ddTHH:mm:ss</c>.
/// </summary>
/// <param name="Console">Steps in the AWS console, per role; empty if there is no advice.</param>
/// <param name="Cli">Commands of the AWS CLI, safe for a key in use; null if there is no advice.</param>
/// <param name="CliUnusedKey">
/// Commands in place of <paramref name="Cli"/> for a key without a recorded use; null if they are the same.
/// </param>
/// <param name="Terraform">With Terraform; null if there is no advice.</param>
public sealed record RemediationText(IReadOnlyList<ConsoleSteps> Console, string? Cli, string? CliUnusedKey, string? Terraform)
{
    /// <summary><see cref="Console"/> as plain text, one numbered step per line if there are several; null if there is no advice.</summary>
    public string? ConsoleText => Console.Count == 0 ? null : string.Join('\n', Console.SelectMany(steps => steps.Lines()));
}
