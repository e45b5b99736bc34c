namespace CredReport.FileSystem;

/// <summary>What a path leads to.</summary>
internal enum FileKind
{
    /// <summary>A file with content of its own.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A pipe, named or not: it can be read only once.</summary>
    Pipe,

    /// <summary>A socket, which cannot be opened by path.</summary>
    Socket,

    /// <summary>A terminal, the null device, or another device that has no size.</summary>
    CharacterDevice,

    /// <summary>A disk.</summary>
    BlockDevice,
}
