namespace CredReport.Rules;

/// <summary>What one person does in AWS's console.</summary>
/// <param name="Role">Who can do it: <c>administrator</c> or <c>user</c>; null where the rule does not say.</param>
/// <param name="Steps">The steps in their order, at least one.</param>
public sealed record ConsoleSteps(string? Role, IReadOnlyList<string> Steps)
{
    /// <summary>Who, in words, for example <c>as a user</c>; null where the rule does not say.</summary>
    internal string? Capacity => Role is null ? null : $"as {(Role[0] is 'a' ? "an" : "a")} {Role}";

    /// <summary>The steps as lines of plain text, numbered where there are several.</summary>
    internal IEnumerable<string> Lines() =>
        (Capacity is { } capacity ? [$"A{capacity[1..]}:"] : Array.Empty<string>()).Concat(Steps.Count == 1 ? Steps : Steps.Select((step, i) => $"{i + 1}. {step}"));
}
