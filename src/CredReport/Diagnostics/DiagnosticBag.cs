using CredReport.Model;

namespace CredReport.Diagnostics;

/// <summary>
/// Collects the diagnostics of one input in the order in which they are found. Holds the first ones, and of each kind enough for a
/// person; the others are counted, and passed on to whoever wants all of them. Not thread-safe.
/// </summary>
/// <param name="source">Name of the input.</param>
internal sealed class DiagnosticBag(string source)
{
    /// <summary>How many are held of whichever kind.</summary>
    public const int MostHeld = 1000;

    /// <summary>How many of one kind are held all the same: as many as a person is shown.</summary>
    public const int MostOfOneKind = 20;

    private readonly Dictionary<DiagnosticDescriptor, long> _counts = [];
    private readonly Dictionary<DiagnosticDescriptor, long> _omitted = [];
    private List<Diagnostic> _items = [];

    /// <summary>Receives those that come when <see cref="MostHeld"/> are held; null when nobody wants them.</summary>
    public Action<Diagnostic>? Further { get; init; }

    /// <summary>What stands for accounts and users in the messages; null where they are shown.</summary>
    public Pseudonyms? Pseudonyms { get; init; }

    /// <summary>Whether every one is held until it is taken, see <see cref="Take"/>: whoever adds stops when the bag is full.</summary>
    public bool HoldsAll { get; init; }

    /// <summary>Whether so many are held that they have to be taken.</summary>
    public bool IsFull => HoldsAll && _items.Count >= MostHeld;

    /// <summary>Those that are held.</summary>
    public IReadOnlyList<Diagnostic> Items => _items;

    /// <summary>How many are held.</summary>
    public int Count => _items.Count;

    /// <summary>How many are not held.</summary>
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
