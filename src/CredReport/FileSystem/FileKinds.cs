namespace CredReport.FileSystem;

/// <summary>Words for kinds of files.</summary>
internal static class FileKinds
{
    /// <summary>The kind with its article, for example <c>a socket</c>.</summary>
    public static string Noun(this FileKind kind) => kind switch
    {
        FileKind.Folder => "a folder",
        FileKind.Pipe => "a pipe",
        FileKind.Socket => "a socket",
        FileKind.CharacterDevice => "a device",
        FileKind.BlockDevice => "a block device",
        _ => "a file",
    };
}
