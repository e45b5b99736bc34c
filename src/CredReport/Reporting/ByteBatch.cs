using CredReport.Evaluation;

namespace CredReport.Reporting;

/// <summary>Findings as bytes of the output, ready to be copied.</summary>
/// <param name="format">Appends a finding to the bytes.</param>
internal sealed class ByteBatch(Action<Utf8Buffer, Finding> format) : IFindingBatch
{
    private readonly Utf8Buffer _bytes = new();

    public long Size => _bytes.Length;

    public void Add(Finding finding) => format(_bytes, finding);

    /// <summary>The bytes; they are forgotten by the next <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.Written;

    public void Clear() => _bytes.Truncate(0);
}
