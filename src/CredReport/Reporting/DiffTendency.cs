namespace CredReport.Reporting;

/// <summary>Whether a change is for the worse: there is more to sign in with, a user fails, or something cannot be seen any more.</summary>
internal enum DiffTendency
{
    /// <summary>More to sign in with, less to hold others off, a new finding, or less to be seen.</summary>
    Worse,

    /// <summary>Less to sign in with, or newer credentials, or a finding that was put right.</summary>
    Better,

    /// <summary>Users who come, go and change their names, and what says neither.</summary>
    Neither,
}
