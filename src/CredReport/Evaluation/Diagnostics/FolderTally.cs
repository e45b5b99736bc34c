using CredReport.Diagnostics;
using CredReport.Input;

namespace CredReport.Evaluation.Diagnostics;

/// <summary>Finds the folders of which no file is a report, over the inputs of a run.</summary>
internal sealed class FolderTally
{
    private readonly List<string> _folders = [];
    private readonly HashSet<string> _known = [];
    private readonly HashSet<string> _withReport = [];

    /// <summary>The folders without a report, each standing for itself, in the order in which they came.</summary>
    public IEnumerable<SourceResult> WithoutReport => _folders.Where(folder => !_withReport.Contains(folder)).Select(AsSource);

    /// <summary>Takes an input.</summary>
    /// <param name="input">The input; a folder without a file says itself that it has no report.</param>
    /// <param name="isOtherFile">Whether it is a file of a folder that has nothing to do with reports.</param>
    public void Add(ReportInput input, bool isOtherFile)
    {
        if (input.IsEmptyFolder || input.Folder is not { } folder) return;
        if (_known.Add(folder)) _folders.Add(folder);
        if (!isOtherFile) _withReport.Add(folder);
    }

    private static SourceResult AsSource(string folder)
    {
        DiagnosticBag diagnostics = new(folder);
        ReportFolder.AddWithoutReport(folder, diagnostics);
        return new SourceResult { Name = folder, Diagnostics = diagnostics.Items, HasErrors = true };
    }
}
