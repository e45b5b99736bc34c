using System.Globalization;
using System.Text;
using CredReport.Rules;

namespace CredReport.Reporting.Markdown;

/// <summary>What to do about a failing user, in Markdown.</summary>
internal static class MarkdownRemediation
{
    /// <summary>Each way as a paragraph, a numbered list or a block, with its empty line.</summary>
    /// <param name="text">Receives it.</param>
    /// <param name="remediation">The rule's.</param>
    /// <param name="withCommands">Whether the commands are there, their placeholders as they are; else a sentence refers to those of each user.</param>
    public static void Append(StringBuilder text, RemediationText remediation, bool withCommands)
    {
        foreach (ConsoleSteps console in remediation.Console) AppendSteps(text, console);
        if (remediation.Cli is { } cli)
        {
            if (withCommands) AppendBlock(text, "With the AWS CLI", cli, "sh");
            else text.Append("With the AWS CLI: the commands of each user below.\n\n");
        }

        if (withCommands && remediation.CliUnusedKey is { } unused) AppendBlock(text, "With the AWS CLI, for a key that the report shows was never used", unused, "sh");
        if (remediation.Terraform is not { } terraform) return;
        if (terraform.Contains('\n', StringComparison.Ordinal)) AppendBlock(text, "With Terraform", terraform, "hcl");
        else text.Append("With Terraform: ").Append(MarkdownText.Prose(terraform)).Append("\n\n");
    }

    private static void AppendSteps(StringBuilder text, ConsoleSteps console)
    {
        text.Append("In the console").Append(console.Capacity is { } capacity ? $", {capacity}:" : ":");
        if (console.Steps.Count == 1)
        {
            text.Append(' ').Append(MarkdownText.Prose(console.Steps[0])).Append("\n\n");
            return;
        }

        text.Append("\n\n");
        for (int i = 0; i < console.Steps.Count; i++) text.Append(CultureInfo.InvariantCulture, $"{i + 1}. {MarkdownText.Prose(console.Steps[i])}\n");
        text.Append('\n');
    }

    private static void AppendBlock(StringBuilder text, string heading, string content, string language) =>
        text.Append(heading).Append(":\n\n").Append(MarkdownText.Block(content, language)).Append('\n');
}
