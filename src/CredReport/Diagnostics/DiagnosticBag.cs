namespace CredReport.Diagnostics;

/// <summary>Collects the diagnostics of one input in the order in which they are found. Not thread-safe.</summary>
internal sealed class DiagnosticBag(string source)
{
    private readonly List<Diagnostic> _items = [];

    public IReadOnlyList<Diagnostic> Items => _items;

    public bool HasErrors { get; private set; }

    public void Add(DiagnosticDescriptor descriptor, string message, long? line = null, string? column = null)
    {
        _items.Add(new Diagnostic(descriptor, message, source, line, column));
        HasErrors |= descriptor.Severity == DiagnosticSeverity.Error;
    }
}
