using System.Globalization;
using CredReport.FileSystem;

namespace CredReport.Input;

/// <summary>Something that should hold a credential report: a file, a stream or bytes. Nothing is opened before the analysis.</summary>
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

    /// <summary>Name in outputs, as it was given; files of a folder have the folder's name in front.</summary>
    public string Name { get; }

    /// <summary>Name as it was given, by which a file is known for what it is; another than <see cref="Name"/> where that is not to be shown.</summary>
    internal string GivenName { get => field ?? Name; private init; }

    /// <summary>Absolute path of the file; null for streams and bytes. Never part of an output.</summary>
    public string? FullPath { get; }

    /// <summary>The folder through which the file was found, as it was given; null for what was named itself.</summary>
    public string? Folder { get; private init; }

    /// <summary>Whether the bytes can be had a second time.</summary>
    internal bool CanReopen { get; private init; } = true;

    /// <summary>Whether this is a part of another input or a file of a package, in which nothing is an input by itself.</summary>
    internal bool IsPart { get; private init; }

    /// <summary>Whether this stands for a folder in which there is no file at all.</summary>
    internal bool IsEmptyFolder { get; private init; }

    /// <summary>Whether this is a link to a folder that was found in a folder, and is not followed.</summary>
    internal bool IsFolderLink { get; private init; }

    /// <summary>
    /// The inputs behind a path: the file, or the files of a folder and the folders in it, in ordinal order, without hidden ones.
    /// Where nothing has that very name, <c>*</c> and <c>?</c> stand for what they stand for in a shell, and each match is such a path.
    /// A path that does not exist is an input all the same; reading it says so.
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

        // Where the process stands is asked once, not for each of the files.
        string here = Path.GetFullPath(".");
        return [.. files.Select(file => FromFolder(file.Name, Path.GetFullPath(file.Path, here), path, file.IsFolderLink))];
    }

    private static ReportInput FromFolder(string name, string fullPath, string folder, bool isFolderLink) =>
        new(name, () => OpenFound(fullPath), fullPath, folder) { IsFolderLink = isFolderLink };

    /// <summary>One file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">Name in outputs; null for the path as given.</param>
    public static ReportInput FromFile(string path, string? name = null) => new(name ?? path, () => Bounded(ReadableFile.Open(path)), Path.GetFullPath(path))
    {
        CanReopen = ReadableFile.CanReopen(path),
    };

    /// <summary>A stream, read once from where it stands, and closed after that.</summary>
    public static ReportInput FromStream(Stream stream, string name) => new(name, () => Bounded(stream)) { CanReopen = false };

    /// <summary>What has no end that is known before it is read may have none.</summary>
    private static Stream Bounded(Stream stream) => stream.CanSeek ? stream : new OnceStream(stream, isHeld: false);

    /// <summary>A report in memory.</summary>
    public static ReportInput FromBytes(byte[] bytes, string name) => new(name, () => new MemoryStream(bytes, writable: false));

    /// <summary>The same input, to be opened as often as one likes, one time after the other: of a stream a copy is kept.</summary>
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

    /// <summary>What is inside of the wrappings of the input, to be read once.</summary>
    internal ReportInput Unwrapped(InputLimits limits) => Opened(() => Wrapping.Unwrap(_open(), limits, []));

    /// <summary>The same input under another name, as if it had been named itself. Of a stream only one of the two can be read.</summary>
    internal ReportInput Named(string name) => new(name, _open, FullPath) { CanReopen = CanReopen, IsPart = IsPart };

    /// <summary>The same input, from a stream that was opened for it already.</summary>
    internal ReportInput Opened(Stream stream) => Opened(() => stream);

    private ReportInput Opened(Func<Stream> open) => new(Name, open, FullPath, Folder) { GivenName = GivenName, CanReopen = false };

    /// <summary>An input that is a part of this one.</summary>
    /// <param name="name">Its name in outputs.</param>
    /// <param name="open">Opens its bytes, as often as one likes.</param>
    /// <param name="folder">The archive that it is a file of; null where it should be a report.</param>
    internal ReportInput Part(string name, Func<Stream> open, string? folder) => new(name, open, FullPath, folder) { IsPart = true };

    /// <summary>A report in a package, the bytes of which can be opened as often as one likes.</summary>
    internal static ReportInput FromOpener(Func<Stream> open, string name) => new(name, open) { IsPart = true };

    /// <summary>The same inputs under names that say nothing: <c>source-0001</c> and so on, and <c>folder-0001</c> for a folder.</summary>
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

    /// <summary>The name that says nothing of the input at a place, from 0 on.</summary>
    internal static string UnnamedSource(int index) => Numbered("source", index);

    private static string Numbered(string word, int index) => string.Create(CultureInfo.InvariantCulture, $"{word}-{index + 1:0000}");

    /// <summary>Opens the bytes.</summary>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    internal Stream Open() => _open();

    /// <summary>A file that a folder happens to hold is read only where nobody has to be waited for.</summary>
    private static FileStream OpenFound(string path) => FileStatus.Of(path) is { Kind: not (FileKind.Regular or FileKind.Folder) and var kind }
        ? throw new IOException($"it is {kind.Noun()}, and of a folder only files are read.")
        : ReadableFile.Open(path);
}
