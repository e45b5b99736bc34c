namespace CredReport.Evidence;

/// <summary>No package can be created from what was given, or what was given is not a package.</summary>
/// <param name="message">What is wrong, what was seen, and what is accepted.</param>
public sealed class EvidenceException(string message) : Exception(message);
