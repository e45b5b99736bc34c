using CredReport.Diagnostics;

namespace CredReport.Input;

/// <summary>The files of a folder in a fixed order, whatever the file system's own.</summary>
internal static class ReportFolder
{
    /// <summary>Files in ordinal order of their names, which begin with the folder as given and use <c>/</c>.</summary>
    public static IReadOnlyList<(string Path, string Name)> Files(string folder)
    {
        List<(string Path, string Name)> files = [];
        Collect(folder, folder.TrimEnd('/', Path.DirectorySeparatorChar), files);
        files.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return files;
    }

    /// <summary>Says that no file of a folder is a report.</summary>
    public static void AddWithoutReport(string folder, DiagnosticBag diagnostics) => diagnostics.Add(DiagnosticCatalogue.EmptyFolder,
        $"No file in the folder '{folder}' is a credential report: expected the CSV that AWS makes, or the answer of 'aws iam get-credential-report'.");

    private static void Collect(string folder, string prefix, List<(string Path, string Name)> files)
    {
        string[] ownFiles;
        string[] folders;
        try
        {
            ownFiles = Directory.GetFiles(folder);
            folders = Directory.GetDirectories(folder);
        }
        catch (Exception e) when (SourceDocument.IsReadFailure(e))
        {
            // A folder that may not be listed stands for its files: opening it says why.
            files.Add((folder, prefix));
            return;
        }

        foreach (string path in ownFiles)
        {
            string name = Path.GetFileName(path);
            if (!IsHidden(name)) files.Add((path, $"{prefix}/{name}"));
        }

        foreach (string path in folders)
        {
            string name = Path.GetFileName(path);
            // A link to a folder may lead back to one that was seen.
            bool isLink = new DirectoryInfo(path).LinkTarget is not null;
            if (!IsHidden(name) && !isLink) Collect(path, $"{prefix}/{name}", files);
        }
    }

    private static bool IsHidden(string name) => name.StartsWith('.');
}
