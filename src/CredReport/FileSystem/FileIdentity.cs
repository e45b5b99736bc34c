namespace CredReport.FileSystem;

/// <summary>What is the same for all names of one file: links, hard links, other spellings, bind mounts.</summary>
/// <param name="Device">The file system.</param>
/// <param name="Inode">The number of the file in it.</param>
internal readonly record struct FileIdentity(ulong Device, ulong Inode);
