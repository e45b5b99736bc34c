using CredReport.FileSystem;

namespace CredReport.Cli.Host;

/// <summary>Where a file is, or would be, whichever name leads to it: links, hard links, other spellings, bind mounts.</summary>
/// <param name="Identity">Of the file; of its folder where it does not exist; null where the system has none.</param>
/// <param name="Name">In that folder, or the whole path without an identity; null for a file that exists.</param>
internal readonly record struct FileLocation(FileIdentity? Identity, string? Name)
{
    /// <summary>The place that a name leads to.</summary>
    /// <param name="name">Not empty.</param>
    public static FileLocation Of(string name)
    {
        // What a descriptor leads to has no path at all, so that the system is asked before links are followed.
        if (FileStatus.Of(name)?.Identity is { } identity) return new FileLocation(identity, null);

        string path = LinkedPath.Follow(name) ?? Path.GetFullPath(name);
        FileIdentity? folder = Path.GetDirectoryName(path) is { } parent ? FileStatus.Of(parent)?.Identity : null;
        return new FileLocation(folder, Fold(folder is null ? path : Path.GetFileName(path)));
    }

    /// <summary>File systems of Windows and macOS do not tell upper case from lower.</summary>
    private static string Fold(string name) => OperatingSystem.IsLinux() ? name : name.ToUpperInvariant();
}
