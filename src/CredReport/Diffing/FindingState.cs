namespace CredReport.Diffing;

/// <summary>What became of a finding between two reports.</summary>
public enum FindingState
{
    /// <summary>Only the new report has it; or the user fails now and did not fail before.</summary>
    New,

    /// <summary>Both reports have it, based on the same cells.</summary>
    Unchanged,

    /// <summary>Both reports have it, and the text of its cells has changed.</summary>
    Updated,

    /// <summary>Only the old report has it; or the user failed and does not fail now.</summary>
    Absent,
}
