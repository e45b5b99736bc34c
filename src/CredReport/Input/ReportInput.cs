using System.Globalization;
using CredReport.FileSystem;

namespace CredReport.Input;

/// <summary>An input that should hold a credential report: a file, a stream or bytes. Nothing is opened before the analysis.</summary>
public sealed class ReportInput
{
    private readonly Func<Stream> _open;

    private ReportInput(string name, Func<Stream> open, string? fullPath = null, string? folder = null)
    {
        Name = name;
        _open = open;
        FullPath = fullPath;
        Folder = folder;
    }

    /// <summary>Name in outputs, as given; files of a folder begin with the folder's name.</summary>
    public string Name { get; }

    /// <summary>Name as given, by which files are recognized; differs from <see cref="Name"/> if it must not be shown.</summary>
    internal string GivenName { get => field ?? Name; private init; }

    /// <summary>Absolute path of the file; null for streams and bytes. Never part of an output.</summary>
    public string? FullPath { get; }

    /// <summary>The folder in which the file was found, as given; null for an input that was named itself.</summary>
    public string? Folder { get; private init; }

    /// <summary>Whether the input can be opened more than once.</summary>
    internal bool CanReopen { get; private init; } = true;

    /// <summary>Whether this is a part of another input or of an evidence package, which is not expanded.</summary>
    internal bool IsPart { get; private init; }

    /// <summary>Whether this is a folder without any file.</summary>
    internal bool IsEmptyFolder { get; private init; }

    /// <summary>Whether this is a link to a folder, found in a folder and not followed.</summary>
    internal bool IsFolderLink { get; private init; }

    /// <summary>
    /// The inputs of a path: the file, or the files of a folder and its subfolders, in ordinal order, without hidden ones. If the path does
    /// not exist, <c>*</c> and <c>?</c> are expanded as in a shell. A path without a match is an input too; reading it reports that it does
    /// not exist.
    /// </summary>
    public static IReadOnlyList<ReportInput> FromPath(string path)
    {
        if (PathPattern.Is(path) && !Path.Exists(path))
        {
            IReadOnlyList<string> matches = PathPattern.Matches(path);
            return matches.Count > 0 ? [.. matches.SelectMany(FromExisting)] : [FromFile(path)];
        }

        return FromExisting(path);
    }

    private static IReadOnlyList<ReportInput> FromExisting(string path)
    {
        if (!Directory.Exists(path)) return [FromFile(path)];

        IReadOnlyList<(string Path, string Name, bool IsFolderLink)> files = ReportFolder.Files(path);
        if (files.Count == 0) return [new ReportInput(path, () => Stream.Null, Path.GetFullPath(path), path) { IsEmptyFolder = true }];

        // Determined once, not for each file.
        string here = Path.GetFullPath(".");
        return [.. files.Select(file => FromFolder(file.Name, Path.GetFullPath(file.Path, here), path, file.IsFolderLink))];
    }

    private static ReportInput FromFolder(string name, string fullPath, string folder, bool isFolderLink) =>
        new(name, () => OpenFound(fullPath), fullPath, folder) { IsFolderLink = isFolderLink };

    /// <summary>One file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">Name in outputs; null for the path as given.</param>
    public static ReportInput FromFile(string path, string? name = null) =>
        new(name ?? path, () => Bounded(ReadableFile.Open(path)), Path.GetFullPath(path)) { CanReopen = ReadableFile.CanReopen(path) };

    /// <summary>A stream, read once from its current position and then closed.</summary>
    public static ReportInput FromStream(Stream stream, string name) => new(name, () => Bounded(stream)) { CanReopen = false };

    /// <summary>Limits a stream without a known length, which may never end.</summary>
    private static Stream Bounded(Stream stream) => stream.CanSeek ? stream : new OnceStream(stream, isHeld: false);

    /// <summary>A report in memory.</summary>
    public static ReportInput FromBytes(byte[] bytes, string name) => new(name, () => new MemoryStream(bytes, writable: false));

    /// <summary>The same input, which can be opened any number of times: a copy is kept of a stream.</summary>
    internal ReportInput Kept()
    {
        if (CanReopen) return this;

        Lazy<Stream> copy = new(() => Spool.Copy(_open()));
        return new ReportInput(Name, () => new KeptStream(copy.Value), FullPath, Folder)
        {
            GivenName = GivenName,
            IsPart = IsPart,
        };
    }

    /// <summary>The unwrapped input, which can be read once.</summary>
    internal ReportInput Unwrapped(InputLimits limits) => Opened(() => Wrapping.Unwrap(_open(), limits, []));

    /// <summary>The same input under another name, without its folder. If it is a stream, only one of the two can be read.</summary>
    internal ReportInput Named(string name) => new(name, _open, FullPath) { CanReopen = CanReopen, IsPart = IsPart };

    /// <summary>The same input, read from a stream that was already opened for it.</summary>
    internal ReportInput Opened(Stream stream) => Opened(() => stream);

    private ReportInput Opened(Func<Stream> open) => new(Name, open, FullPath, Folder) { GivenName = GivenName, CanReopen = false };

    /// <summary>An input that is a part of this one.</summary>
    /// <param name="name">Its name in outputs.</param>
    /// <param name="open">Opens its bytes, any number of times.</param>
    /// <param name="folder">The archive that contains the file; null for a part that has to be a report.</param>
    internal ReportInput Part(string name, Func<Stream> open, string? folder) => new(name, open, FullPath, folder) { IsPart = true };

    /// <summary>A report in an evidence package, which can be opened any number of times.</summary>
    internal static ReportInput FromOpener(Func<Stream> open, string name) => new(name, open) { IsPart = true };

    /// <summary>The same inputs under neutral names: <c>source-0001</c> and so on, and <c>folder-0001</c> for a folder.</summary>
    /// <param name="inputs">The inputs of a run, in their order.</param>
    internal static IReadOnlyList<ReportInput> Unnamed(IReadOnlyList<ReportInput> inputs)
    {
        List<string> folders = [.. inputs.Select(input => input.Folder).OfType<string>().Distinct()];
        return
        [
            .. inputs.Select((input, i) => new ReportInput(UnnamedSource(i), input._open, input.FullPath)
            {
                Folder = input.Folder is { } folder ? Numbered("folder", folders.IndexOf(folder)) : null,
                GivenName = input.GivenName,
                CanReopen = input.CanReopen,
                IsEmptyFolder = input.IsEmptyFolder,
                IsFolderLink = input.IsFolderLink,
            }),
        ];
    }

    /// <summary>The neutral name of the input at a 0-based index.</summary>
    internal static string UnnamedSource(int index) => Numbered("source", index);

    private static string Numbered(string word, int index) => string.Create(CultureInfo.InvariantCulture, $"{word}-{index + 1:0000}");

    /// <summary>Opens the bytes.</summary>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access is denied.</exception>
    internal Stream Open() => _open();

    /// <summary>Opens a file found in a folder. A pipe or a device is refused, since reading it may wait forever.</summary>
    private static FileStream OpenFound(string path) =>
        FileStatus.Of(path) is { Kind: not (FileKind.Regular or FileKind.Folder) and var kind }
            ? throw new IOException($"it is {kind.Noun()}, and of a folder only files are read.")
            : ReadableFile.Open(path);
}
