using CredReport.Model;

namespace CredReport.Evaluation;

/// <summary>The access key or signing certificate that a finding is about.</summary>
/// <param name="Slot">1 or 2. It may change between two reports; the creation identifies the key.</param>
/// <param name="Created">When it was made; null when the cell cannot be read.</param>
public sealed record FindingKey(int Slot, Instant? Created);
