namespace CredReport.Rules;

/// <summary>
/// What to do about a failing user, as the rule file has it. In <paramref name="Cli"/>, <paramref name="CliUnusedKey"/> and
/// <paramref name="Terraform"/> the words <c>USER_NAME</c>, <c>ACCOUNT_ID</c> and <c>KEY_CREATED</c> are placeholders for the user's
/// name, the account's id and the key's creation time, <c>yyyy-MM-ddTHH:mm:ss</c>.
/// </summary>
/// <param name="Console">Steps in AWS's console, for each person who can take them; empty where there is no advice.</param>
/// <param name="Cli">With AWS's command line, safe for a key that is in use; null where there is no advice.</param>
/// <param name="CliUnusedKey">In place of <paramref name="Cli"/> for a key without a use on record; null where that makes no difference.</param>
/// <param name="Terraform">With Terraform; null where there is no advice.</param>
public sealed record RemediationText(IReadOnlyList<ConsoleSteps> Console, string? Cli, string? CliUnusedKey, string? Terraform)
{
    /// <summary><see cref="Console"/> as plain text: a numbered step on each line where there are several; null where there is no advice.</summary>
    public string? ConsoleText => Console.Count == 0 ? null : string.Join('\n', Console.SelectMany(steps => steps.Lines()));
}
