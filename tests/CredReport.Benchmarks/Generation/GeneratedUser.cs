namespace CredReport.Benchmarks.Generation;

/// <summary>What a row of a report says of a user.</summary>
/// <param name="Name">Null for root.</param>
/// <param name="Created">Unix seconds.</param>
internal sealed record GeneratedUser(string? Name, long Created)
{
    public GeneratedPassword? Password { get; init; }

    public bool HasMfa { get; init; }

    public GeneratedKey? Key1 { get; init; }

    public GeneratedKey? Key2 { get; init; }

    /// <summary>When the user's signing certificate was made, in Unix seconds; null for most, who have none.</summary>
    public long? Certificate { get; init; }
}
