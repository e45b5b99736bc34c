using System.Globalization;
using CredReport.Diagnostics;

namespace CredReport.Reporting;

/// <summary>
/// What is wrong with the inputs of a run, for a person: of a kind that repeats without end, the first ones and the number. The JSON
/// has all of them.
/// </summary>
public sealed class DiagnosticDigest
{
    /// <summary>How many of one kind are shown.</summary>
    private const int MostOfOneKind = 20;

    private readonly List<Diagnostic> _shown = [];
    private readonly Dictionary<DiagnosticDescriptor, (long Count, HashSet<string?> Sources)> _omitted = [];

    /// <param name="diagnostics">All of them, in the order in which they are shown.</param>
    /// <param name="severity">Those of this severity alone; null for all.</param>
    public DiagnosticDigest(IEnumerable<Diagnostic> diagnostics, DiagnosticSeverity? severity = null)
    {
        Dictionary<DiagnosticDescriptor, int> counts = [];
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (severity is not null && diagnostic.Severity != severity) continue;

            int count = counts[diagnostic.Descriptor] = counts.GetValueOrDefault(diagnostic.Descriptor) + 1;
            if (count <= MostOfOneKind) _shown.Add(diagnostic);
            else Omit(diagnostic);
        }
    }

    /// <summary>Those that are shown, in their order.</summary>
    public IReadOnlyList<Diagnostic> Shown => _shown;

    /// <summary>A line for each kind of which some are not shown, without its end: how many there are, and in how many inputs.</summary>
    public IEnumerable<string> Omitted => _omitted.Select(kind => string.Create(CultureInfo.InvariantCulture,
        $"{kind.Value.Count} more of {kind.Key.Code} in {Counted.Of(kind.Value.Sources.Count, "input")}; the JSON has all of them."));

    private void Omit(Diagnostic diagnostic)
    {
        (long count, HashSet<string?> sources) = _omitted.TryGetValue(diagnostic.Descriptor, out var known) ? known : (0, []);
        sources.Add(diagnostic.Source);
        _omitted[diagnostic.Descriptor] = (count + 1, sources);
    }
}
