namespace CredReport.Gsl;

/// <summary>The text of a rule cannot be used.</summary>
/// <param name="errors">What is wrong with it, at least one.</param>
public sealed class GslException(IReadOnlyList<GslError> errors) : Exception(string.Join("\n", errors))
{
    /// <summary>What is wrong, in the order of the text.</summary>
    public IReadOnlyList<GslError> Errors { get; } = errors;
}
