namespace CredReport.Benchmarks.Generation;

/// <summary>An access key.</summary>
/// <param name="IsActive">Whether it works.</param>
/// <param name="Created">Unix seconds.</param>
/// <param name="LastUsed">Unix seconds, whole minutes; null for never.</param>
/// <param name="Region">Of the last use; null where AWS does not say.</param>
/// <param name="Service">Of the last use.</param>
internal sealed record GeneratedKey(bool IsActive, long Created, long? LastUsed, string? Region, string Service);
