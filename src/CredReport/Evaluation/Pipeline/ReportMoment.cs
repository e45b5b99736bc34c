using CredReport.Model;

namespace CredReport.Evaluation.Pipeline;

/// <summary>The moment of a report.</summary>
/// <param name="AsOf">The moment.</param>
/// <param name="Source">Where it comes from.</param>
internal sealed record ReportMoment(Instant AsOf, AsOfSource Source);
