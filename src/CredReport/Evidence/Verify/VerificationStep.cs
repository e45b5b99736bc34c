using System.Globalization;

namespace CredReport.Evidence;

/// <summary>A check of a package.</summary>
/// <param name="Name">Which, in a word or two.</param>
/// <param name="Outcome">What was found.</param>
/// <param name="Sentence">The same in words, with what was looked at.</param>
/// <param name="Details">Each thing that is not as it should be, or was not checked, named. May hold names from the package unchanged: escape them for a terminal.</param>
public sealed record VerificationStep(string Name, VerificationOutcome Outcome, string Sentence, IReadOnlyList<string> Details)
{
    internal static VerificationStep Of(string name, string holds, IReadOnlyList<string> differences) => differences.Count == 0
        ? new VerificationStep(name, VerificationOutcome.Holds, holds, differences)
        : new VerificationStep(name, VerificationOutcome.Differs, differences.Count == 1 ? "1 difference" : $"{differences.Count.ToString(CultureInfo.InvariantCulture)} differences", differences);

    internal static VerificationStep NotChecked(string name, string why, params IReadOnlyList<string> details) => new(name, VerificationOutcome.NotChecked, why, details);
}
