namespace CredReport.Rules;

/// <summary>Steps for one role in the AWS console.</summary>
/// <param name="Role">Who can take them: <c>administrator</c> or <c>user</c>; null if the rule does not say.</param>
/// <param name="Steps">The steps in order, at least one.</param>
public sealed record ConsoleSteps(string? Role, IReadOnlyList<string> Steps)
{
    /// <summary>The role in words, for example <c>as a user</c>; null if the rule does not say.</summary>
    internal string? Capacity => Role is null ? null : $"as {(Role[0] is 'a' ? "an" : "a")} {Role}";

    /// <summary>The steps as lines of plain text, numbered if there are several.</summary>
    internal IEnumerable<string> Lines() =>
        (Capacity is { } capacity ? [$"A{capacity[1..]}:"] : Array.Empty<string>()).Concat(Steps.Count == 1 ? Steps : Steps.Select((step, i) => $"{i + 1}. {step}"));
}
