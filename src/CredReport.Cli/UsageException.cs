namespace CredReport.Cli;

/// <summary>The command line asks for something that cannot be done.</summary>
/// <param name="message">What was asked for, and what is accepted.</param>
internal sealed class UsageException(string message) : Exception(message);
