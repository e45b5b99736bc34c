using CredReport.Evaluation;

namespace CredReport.Diffing;

/// <summary>A failing, excluded or unassessable finding of either report, and what became of it.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Reason">Why it is absent; null for every other state.</param>
/// <param name="Finding">The new report's finding; the old one's when it is absent.</param>
/// <param name="Old">The old report's finding where it is not the same as <paramref name="Finding"/>; null where it is, or there was none.</param>
/// <param name="Absence">Why it is absent, in a sentence or two; null for every other state.</param>
public sealed record ComparedFinding(FindingState State, AbsenceReason? Reason, Finding Finding, Finding? Old, string? Absence = null)
{
    /// <summary>What was found, or why it is absent. May hold text of the report as it stands: neutralise it before a terminal.</summary>
    public string Message => Absence ?? Finding.Message;
}
