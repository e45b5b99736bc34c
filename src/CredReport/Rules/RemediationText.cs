namespace CredReport.Rules;

/// <summary>
/// What to do about a failing user, as the rule file has it. In <paramref name="Cli"/> the words <c>USER_NAME</c> and
/// <c>KEY_CREATED</c> stand for the user's name and the key's creation time, <c>yyyy-MM-ddTHH:mm:ss</c>.
/// </summary>
/// <param name="Console">In AWS's console; null where there is no advice.</param>
/// <param name="Cli">With AWS's command line; null where there is no advice.</param>
/// <param name="Terraform">With Terraform; null where there is no advice.</param>
public sealed record RemediationText(string? Console, string? Cli, string? Terraform);
