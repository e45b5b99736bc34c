namespace CredReport.Evidence.Bag;

/// <summary>A file of a bag as a manifest knows it.</summary>
/// <param name="Path">Its place in the bag.</param>
/// <param name="Sha256">The hash of its bytes in lower-case hex.</param>
internal readonly record struct BagFile(string Path, string Sha256);
