using System.IO.Enumeration;

namespace CredReport.Input;

/// <summary>Expands paths with <c>*</c> and <c>?</c>, for shells that do not.</summary>
internal static class PathPattern
{
    private static readonly char[] Wildcards = ['*', '?'];

    /// <summary>Whether a path has a wildcard.</summary>
    public static bool Is(string path) => path.IndexOfAny(Wildcards) >= 0;

    /// <summary>The files and folders that match, in ordinal order; hidden ones only if the pattern begins with a period.</summary>
    public static IReadOnlyList<string> Matches(string pattern)
    {
        string root = Path.GetPathRoot(pattern) ?? "";
        IEnumerable<string> found = [root];
        foreach (string part in pattern[root.Length..].Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar))
        {
            if (part.Length > 0) found = [.. found.SelectMany(folder => Expand(folder, part))];
        }

        return [.. found.Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Expand(string folder, string part)
    {
        if (!Is(part))
        {
            string path = Path.Combine(folder, part);
            return Path.Exists(path) ? [path] : [];
        }

        try
        {
            return [.. Names(folder).Where(IsMatch).Select(name => Path.Combine(folder, name))];
        }
        catch (Exception e) when (SourceDocument.IsReadFailure(e))
        {
            return [];
        }

        bool IsMatch(string name) => (part[0] == '.' || name[0] != '.')
            && FileSystemName.MatchesSimpleExpression(part, name, OperatingSystem.IsWindows());
    }

    private static IEnumerable<string> Names(string folder) =>
        new DirectoryInfo(folder.Length == 0 ? "." : folder).EnumerateFileSystemInfos().Select(entry => entry.Name);
}
