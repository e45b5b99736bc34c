using CredReport.Evaluation;

namespace CredReport.Diffing;

/// <summary>A failing, excluded or unassessable finding of either report, and what became of it.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Reason">Why it is absent; null for every other state.</param>
/// <param name="Finding">The new report's finding; the old one's if it is absent.</param>
/// <param name="Old">The old report's finding if it differs from <paramref name="Finding"/>; otherwise, or without one, null.</param>
/// <param name="Absence">Why it is absent, in a sentence or two; null for every other state.</param>
public sealed record ComparedFinding(FindingState State, AbsenceReason? Reason, Finding Finding, Finding? Old, string? Absence = null)
{
    /// <summary>
    /// The finding, or why it is absent. May hold unescaped text of the report: neutralize it before printing it to a terminal.
    /// </summary>
    public string Message => Absence ?? Finding.Message;
}
