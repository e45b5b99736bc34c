using CredReport.Model;

namespace CredReport.Diagnostics;

/// <summary>
/// Collects the diagnostics of one input in the order in which they are found. Keeps the first ones and some of each kind; the others
/// are counted and passed to a receiver if there is one. Not thread-safe.
/// </summary>
/// <param name="source">Name of the input.</param>
internal sealed class DiagnosticBag(string source)
{
    /// <summary>The most that are kept of all kinds together.</summary>
    public const int MostHeld = 1000;

    /// <summary>The number kept of each kind above that limit: as many as are shown.</summary>
    public const int MostOfOneKind = 20;

    private readonly Dictionary<DiagnosticDescriptor, long> _counts = [];
    private readonly Dictionary<DiagnosticDescriptor, long> _omitted = [];
    private List<Diagnostic> _items = [];

    /// <summary>Receives diagnostics that are not kept; null to only count them.</summary>
    public Action<Diagnostic>? Further { get; init; }

    /// <summary>Replaces accounts and users in the messages; null to show them.</summary>
    public Pseudonyms? Pseudonyms { get; init; }

    /// <summary>Whether every one is held until it is taken, see <see cref="Take"/>: whoever adds stops when the bag is full.</summary>
    public bool HoldsAll { get; init; }

    /// <summary>Whether so many are held that they have to be taken.</summary>
    public bool IsFull => HoldsAll && _items.Count >= MostHeld;

    /// <summary>The kept diagnostics.</summary>
    public IReadOnlyList<Diagnostic> Items => _items;

    /// <summary>Number of kept diagnostics.</summary>
    public int Count => _items.Count;

    /// <summary>Number of diagnostics that are not kept.</summary>
    public IEnumerable<OmittedDiagnostics> Omitted => _omitted.Select(kind => new OmittedDiagnostics(kind.Key, source, kind.Value));

    public bool HasErrors { get; private set; }

    public void Add(DiagnosticDescriptor descriptor, DiagnosticMessage message, long? line = null, string? column = null) =>
        Add(Diagnostic.Of(descriptor, message, Pseudonyms, source, line, column));

    public void Add(Diagnostic diagnostic)
    {
        DiagnosticDescriptor descriptor = diagnostic.Descriptor;
        HasErrors |= descriptor.Severity == DiagnosticSeverity.Error;
        if (HoldsAll)
        {
            _items.Add(diagnostic);
            return;
        }

        long count = _counts[descriptor] = _counts.GetValueOrDefault(descriptor) + 1;
        bool isFull = _items.Count >= MostHeld;
        if (!isFull || count <= MostOfOneKind) _items.Add(diagnostic);
        else _omitted[descriptor] = _omitted.GetValueOrDefault(descriptor) + 1;
        if (isFull) Further?.Invoke(diagnostic);
    }

    /// <summary>Adds diagnostics of the same input, in their order.</summary>
    public void AddRange(IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics) Add(diagnostic);
    }

    /// <summary>Hands over those that are held, in their order.</summary>
    public IReadOnlyList<Diagnostic> Take()
    {
        if (_items.Count == 0) return [];

        List<Diagnostic> taken = _items;
        _items = [];
        return taken;
    }
}
