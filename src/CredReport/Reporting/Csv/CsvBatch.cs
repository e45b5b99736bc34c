using CredReport.Evaluation;
using CsvHelper;

namespace CredReport.Reporting.Csv;

/// <summary>Findings as rows of CSV, ready to be copied.</summary>
internal sealed class CsvBatch : IFindingBatch
{
    private readonly MemoryStream _bytes = new();
    private readonly CsvWriter _csv;
    private readonly Action<CsvWriter, Finding> _write;

    /// <param name="write">Writes the fields of a finding.</param>
    public CsvBatch(Action<CsvWriter, Finding> write)
    {
        _write = write;
        _csv = CsvWriter.Create(_bytes, SpreadsheetText.Options);
    }

    public long Size => _bytes.Length;

    public void Add(Finding finding)
    {
        _write(_csv, finding);
        _csv.EndRecord();
    }

    /// <summary>Writes the rows and forgets them.</summary>
    public void MoveTo(Stream output)
    {
        _csv.Flush();
        output.Write(_bytes.GetBuffer(), 0, (int)_bytes.Length);
        _bytes.SetLength(0);
    }
}
