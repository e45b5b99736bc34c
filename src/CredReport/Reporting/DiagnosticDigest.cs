using System.Globalization;
using CredReport.Diagnostics;

namespace CredReport.Reporting;

/// <summary>
/// What is wrong with the inputs of a run, for a person: of a kind that repeats without end, the first ones and the number. The JSON
/// has all of them.
/// </summary>
public sealed class DiagnosticDigest
{
    private readonly List<Diagnostic> _shown = [];
    private readonly Dictionary<DiagnosticDescriptor, (long Count, HashSet<string?> Sources)> _omitted = [];

    /// <param name="diagnostics">Those that are kept, in the order in which they are shown.</param>
    /// <param name="omitted">How many are not.</param>
    /// <param name="severity">Only those of this severity; null for all.</param>
    public DiagnosticDigest(IEnumerable<Diagnostic> diagnostics, IEnumerable<OmittedDiagnostics> omitted, DiagnosticSeverity? severity = null)
    {
        Dictionary<DiagnosticDescriptor, int> counts = [];
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (severity is not null && diagnostic.Severity != severity) continue;

            int count = counts[diagnostic.Descriptor] = counts.GetValueOrDefault(diagnostic.Descriptor) + 1;
            if (count <= DiagnosticBag.MostOfOneKind) _shown.Add(diagnostic);
            else Omit(diagnostic.Descriptor, diagnostic.Source, 1);
        }

        foreach (OmittedDiagnostics kind in omitted.Where(kind => severity is null || kind.Descriptor.Severity == severity)) Omit(kind.Descriptor, kind.Source, kind.Count);
    }

    /// <summary>Those that are shown, in their order.</summary>
    public IReadOnlyList<Diagnostic> Shown => _shown;

    /// <summary>A line for each kind of which some are not shown, without its end: how many there are, and in how many inputs.</summary>
    public IEnumerable<string> Omitted => _omitted.Select(kind => string.Create(CultureInfo.InvariantCulture,
        $"{kind.Value.Count} more of {kind.Key.Code} in {Counted.Of(kind.Value.Sources.Count, "input")}; the JSON has all of them."));

    private void Omit(DiagnosticDescriptor kind, string? source, long number)
    {
        (long count, HashSet<string?> sources) = _omitted.TryGetValue(kind, out var known) ? known : (0, []);
        sources.Add(source);
        _omitted[kind] = (count + number, sources);
    }
}
