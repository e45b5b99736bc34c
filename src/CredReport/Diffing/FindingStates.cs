namespace CredReport.Diffing;

/// <summary>The words for states of findings and for reasons of their absence.</summary>
public static class FindingStates
{
    private static readonly string[] States = ["new", "unchanged", "updated", "absent"];

    private static readonly string[] Reasons =
    [
        "account-missing", "user-deleted", "user-renamed", "excluded", "not-assessable-now", "not-relevant-now",
        "key-replaced", "key-deleted", "key-moved", "resolved",
    ];

    /// <summary>The word for a state, as outputs write it.</summary>
    public static string Word(this FindingState state) => States[(int)state];

    /// <summary>The word for a reason, as outputs write it.</summary>
    public static string Word(this AbsenceReason reason) => Reasons[(int)reason];
}
