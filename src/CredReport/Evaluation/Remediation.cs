namespace CredReport.Evaluation;

/// <summary>What to do about one failing user.</summary>
/// <param name="Advice">What to mind before; null where there is nothing.</param>
/// <param name="Console">Steps in AWS's console; null where there are none.</param>
/// <param name="Cli">Commands for a POSIX shell, their arguments quoted; null where there are none, or no IAM user can have the name.</param>
/// <param name="Terraform">What to change in Terraform; null where there is nothing.</param>
public sealed record Remediation(string? Advice, string? Console, string? Cli, string? Terraform);
