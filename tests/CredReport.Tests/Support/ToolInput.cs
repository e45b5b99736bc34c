namespace CredReport.Tests.Support;

/// <summary>What a run of the tool finds around it.</summary>
internal sealed record ToolInput
{
    /// <summary>Standard input.</summary>
    public byte[] Bytes { get; init; } = [];

    /// <summary>Standard input as a stream of its own, in place of <see cref="Bytes"/>.</summary>
    public Stream? Standard { get; init; }

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    public bool AllowsColor { get; init; } = true;

    /// <summary>Variables of the environment.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public CancellationToken Cancellation { get; init; }
}
