namespace CredReport.Diffing;

/// <summary>What became of a finding between two reports.</summary>
public enum FindingState
{
    /// <summary>The new report has it and the old one has not; or the user fails now and did not fail before.</summary>
    New,

    /// <summary>Both reports have it, resting on the same cells.</summary>
    Unchanged,

    /// <summary>Both reports have it, and the cells that it rests on have another text.</summary>
    Updated,

    /// <summary>The old report has it and the new one has not; or the user failed and does not fail now.</summary>
    Absent,
}
