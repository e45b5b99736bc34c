using CredReport.Diagnostics;

namespace CredReport.Evaluation.Diagnostics;

/// <summary>
/// Keeps the diagnostics of a run within a bound, whatever the number of its inputs: when many are held, of further inputs only those
/// of kinds of which a person has not seen enough yet.
/// </summary>
internal sealed class DiagnosticTrim
{
    /// <summary>How many are held of all inputs before any are let go.</summary>
    private const int MostHeld = 10_000;

    private readonly Dictionary<DiagnosticDescriptor, int> _held = [];
    private int _total;

    /// <summary>Trims the diagnostics of an input, and takes those that are left.</summary>
    public void Apply(SourceResult result)
    {
        if (_total + result.Diagnostics.Count > MostHeld) Drop(result);
        foreach (Diagnostic diagnostic in result.Diagnostics) _held[diagnostic.Descriptor] = Held(diagnostic.Descriptor) + 1;
        _total += result.Diagnostics.Count;
    }

    private void Drop(SourceResult result)
    {
        List<Diagnostic> kept = [];
        Dictionary<DiagnosticDescriptor, long> dropped = result.OmittedDiagnostics.ToDictionary(omitted => omitted.Descriptor, omitted => omitted.Count);
        Dictionary<DiagnosticDescriptor, int> ofInput = [];
        foreach (Diagnostic diagnostic in result.Diagnostics)
        {
            int count = ofInput[diagnostic.Descriptor] = ofInput.GetValueOrDefault(diagnostic.Descriptor) + 1;
            if (Held(diagnostic.Descriptor) + count <= DiagnosticBag.MostOfOneKind) kept.Add(diagnostic);
            else dropped[diagnostic.Descriptor] = dropped.GetValueOrDefault(diagnostic.Descriptor) + 1;
        }

        result.Diagnostics = kept;
        result.OmittedDiagnostics = [.. dropped.Select(kind => new OmittedDiagnostics(kind.Key, result.Name, kind.Value))];
    }

    private int Held(DiagnosticDescriptor kind) => _held.GetValueOrDefault(kind);
}
