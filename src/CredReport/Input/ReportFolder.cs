using System.IO.Enumeration;
using CredReport.Diagnostics;

namespace CredReport.Input;

/// <summary>Lists the files of a folder in a fixed order, independent of the file system.</summary>
internal static class ReportFolder
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>
    /// Files and links to folders in ordinal order of their names. Names begin with the folder as given and use <c>/</c>.
    /// </summary>
    public static IReadOnlyList<(string Path, string Name, bool IsFolderLink)> Files(string folder)
    {
        List<(string Path, string Name, bool IsFolderLink)> files = [];
        Collect(folder, folder.TrimEnd('/', Path.DirectorySeparatorChar), files);
        files.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return files;
    }

    /// <summary>Reports that no file of a folder is a report.</summary>
    public static void AddWithoutReport(string folder, DiagnosticBag diagnostics) => diagnostics.Add(DiagnosticCatalogue.EmptyFolder,
        $"No file in the folder '{MessageArgument.Own(folder)}' is a credential report: "
        + $"expected the CSV that AWS generates, or the answer of 'aws iam get-credential-report'.");

    private static void Collect(string folder, string prefix, List<(string Path, string Name, bool IsFolderLink)> files)
    {
        Entry[] entries;
        try
        {
            entries = [.. new FileSystemEnumerable<Entry>(folder, Describe, Everything) { ShouldIncludePredicate = IsShown }];
        }
        catch (Exception e) when (SourceDocument.IsReadFailure(e))
        {
            // Listed in place of its files: opening it reports why it cannot be listed.
            files.Add((folder, prefix, false));
            return;
        }

        foreach (Entry entry in entries)
        {
            string path = Path.Join(folder, entry.Name);
            string name = $"{prefix}/{entry.Name}";
            bool isFolderLink = entry.MayBeLink && IsLink(path);
            if (entry.IsFolder && !isFolderLink) Collect(path, name, files);
            else files.Add((path, name, isFolderLink));
        }
    }

    private static Entry Describe(ref FileSystemEntry entry) =>
        new(entry.FileName.ToString(), entry.IsDirectory, entry.IsDirectory && entry.Attributes.HasFlag(FileAttributes.ReparsePoint));

    private static bool IsShown(ref FileSystemEntry entry) => !entry.FileName.StartsWith('.');

    /// <summary>Links to folders are not followed, since they may form a cycle.</summary>
    private static bool IsLink(string folder) => new DirectoryInfo(folder).LinkTarget is not null;

    private readonly record struct Entry(string Name, bool IsFolder, bool MayBeLink);
}
