namespace CredReport.Rules;

/// <summary>A rule file cannot be used.</summary>
/// <param name="errors">What is wrong with it, at least one.</param>
public sealed class RuleException(IReadOnlyList<RuleError> errors) : Exception(string.Join("\n", errors))
{
    /// <summary>What is wrong, in the order of the file.</summary>
    public IReadOnlyList<RuleError> Errors { get; } = errors;
}
