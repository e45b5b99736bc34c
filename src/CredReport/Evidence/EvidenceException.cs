namespace CredReport.Evidence;

/// <summary>No package can be made of what was given, or what was given is no package.</summary>
/// <param name="message">What is wrong, what was seen, and what is accepted.</param>
public sealed class EvidenceException(string message) : Exception(message);
