namespace CredReport.Benchmarks.Generation;

/// <summary>A console password.</summary>
/// <param name="Changed">Unix seconds.</param>
/// <param name="LastUsed">Unix seconds; null for never.</param>
/// <param name="NextRotation">Unix seconds; null where the account asks for no change.</param>
internal sealed record GeneratedPassword(long Changed, long? LastUsed, long? NextRotation);
