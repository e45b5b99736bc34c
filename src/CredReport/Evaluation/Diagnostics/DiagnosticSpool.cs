using System.Text;
using CredReport.Diagnostics;
using CredReport.Input;

namespace CredReport.Evaluation.Diagnostics;

/// <summary>Holds diagnostics of one input until they are written: past a bound in a temporary file, so that memory does not grow with what is wrong.</summary>
/// <param name="source">Name of the input.</param>
internal sealed class DiagnosticSpool(string source) : IDisposable
{
    private const int InMemory = 256 * 1024;

    private static readonly Dictionary<DiagnosticDescriptor, int> Numbers = DiagnosticCatalogue.All.Index().ToDictionary(kind => kind.Item, kind => kind.Index);

    private readonly MemoryStream _record = new();
    private Spool? _spool;

    /// <summary>Holds one more.</summary>
    public void Add(Diagnostic diagnostic)
    {
        _spool ??= new Spool(InMemory);
        _record.SetLength(0);
        using (BinaryWriter writer = new(_record, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write7BitEncodedInt(Numbers[diagnostic.Descriptor]);
            writer.Write7BitEncodedInt64(diagnostic.Line ?? 0);
            writer.Write(diagnostic.Column ?? "");
            writer.Write(diagnostic.Message);
        }

        _spool.Write(_record.GetBuffer().AsSpan(0, (int)_record.Length));
    }

    /// <summary>Those that are held, in their order. To be read once.</summary>
    public IEnumerable<Diagnostic> ReadAll()
    {
        if (_spool is null) yield break;

        long length = _spool.Length;
        Stream stream = _spool.Rewind();
        using BinaryReader reader = new(new BufferedStream(stream, 64 * 1024), Encoding.UTF8, leaveOpen: true);
        for (long read = 0; read < length; read = reader.BaseStream.Position)
        {
            DiagnosticDescriptor kind = DiagnosticCatalogue.All[reader.Read7BitEncodedInt()];
            long line = reader.Read7BitEncodedInt64();
            string column = reader.ReadString();
            yield return new Diagnostic(kind, reader.ReadString(), source, line > 0 ? line : null, column.Length > 0 ? column : null);
        }
    }

    public void Dispose() => _spool?.Dispose();
}
