namespace CredReport.FileSystem;

/// <summary>Identifies a file under all its names: symbolic links, hard links, other spellings, bind mounts.</summary>
/// <param name="Device">The file system.</param>
/// <param name="Inode">The file's number in the file system.</param>
internal readonly record struct FileIdentity(ulong Device, ulong Inode);
