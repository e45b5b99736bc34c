namespace CredReport.Tests.Diffing;

/// <summary>An access key or a certificate of a generated history.</summary>
/// <param name="Created">When it was made, in Unix time.</param>
/// <param name="Active">Whether it can be used.</param>
/// <param name="Used">Last use; null for none.</param>
internal sealed record HistoryKey(long Created, bool Active, long? Used);
