using CredReport.Evaluation;

namespace CredReport.Reporting;

/// <summary>Findings as bytes of the output, ready to be copied.</summary>
/// <param name="format">Appends a finding to the bytes.</param>
internal sealed class ByteBatch(Action<MemoryStream, Finding> format) : IFindingBatch
{
    private readonly MemoryStream _bytes = new();

    public long Size => _bytes.Length;

    public void Add(Finding finding) => format(_bytes, finding);

    /// <summary>The bytes; they are forgotten by the next <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.GetBuffer().AsSpan(0, (int)_bytes.Length);

    public void Clear() => _bytes.SetLength(0);
}
