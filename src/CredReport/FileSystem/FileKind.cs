namespace CredReport.FileSystem;

/// <summary>What a name of the file system leads to.</summary>
internal enum FileKind
{
    /// <summary>A file with content of its own.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A pipe, with or without a name: what was read of it is gone.</summary>
    Pipe,

    /// <summary>A socket, which is not opened by a name.</summary>
    Socket,

    /// <summary>A terminal, the null device, or another device that has no size.</summary>
    CharacterDevice,

    /// <summary>A disk.</summary>
    BlockDevice,
}
