using System.Globalization;
using System.IO.Compression;

namespace CredReport.Evidence;

/// <summary>Opens a zip that should hold a bag, and says what of it no reader should trust.</summary>
internal sealed class BagReader : IDisposable
{
    private const int EndRecordBytes = 22;
    private const int LongestComment = 65535;

    /// <summary>Kind of file in the mode of Unix, and the two kinds that a package may have: a regular file, and none said.</summary>
    private const int KindMask = 0xF000;
    private const int RegularKind = 0x8000;
    private const int FolderKind = 0x4000;
    private const int LinkKind = 0xA000;

    private static readonly char[] Separators = ['/'];

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, BagEntry> _files = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];

    private BagReader(ZipArchive zip) => _zip = zip;

    /// <summary>The files of the bag by their places.</summary>
    public IReadOnlyDictionary<string, BagEntry> Files => _files;

    /// <summary>What no reader should trust. Where there is any, <see cref="Files"/> is not to be read.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Opens a zip and looks at its container. No file is read.</summary>
    /// <param name="package">The zip; seekable, not closed.</param>
    /// <param name="inflatedBytes">The most that all files together may have.</param>
    /// <exception cref="EvidenceException">It is no zip, or none that could hold a package.</exception>
    public static BagReader Open(Stream package, long inflatedBytes)
    {
        try
        {
            BagReader reader = new(new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true));
            reader.CheckEnds(package);
            reader.CheckEntries(inflatedBytes);
            return reader._files.ContainsKey(PackagePath.Declaration)
                ? reader
                : throw new EvidenceException($"The zip holds no package: expected the file {PackagePath.Bag}{PackagePath.Declaration} in it.");
        }
        catch (InvalidDataException)
        {
            throw new EvidenceException("The file is no zip that can be read: expected a package that 'credreport evidence create' made.");
        }
    }

    public void Dispose() => _zip.Dispose();

    /// <summary>What stands before the first file or behind the end record is in no list, and other programs may take it for something.</summary>
    private void CheckEnds(Stream package)
    {
        byte[] beginning = new byte[4];
        package.Position = 0;
        package.ReadExactly(beginning);
        if (!beginning.AsSpan().SequenceEqual("PK\u0003\u0004"u8)) _problems.Add("Something stands before the first file of the zip.");

        byte[] end = new byte[Math.Min(package.Length, EndRecordBytes + LongestComment)];
        package.Position = package.Length - end.Length;
        package.ReadExactly(end);
        int trailing = end.Length - end.AsSpan().LastIndexOf("PK\u0005\u0006"u8) - EndRecordBytes;
        if (trailing != 0) _problems.Add($"{trailing.ToString(CultureInfo.InvariantCulture)} bytes stand behind the end of the zip.");
    }

    private void CheckEntries(long inflatedBytes)
    {
        Dictionary<string, string> seen = new(StringComparer.OrdinalIgnoreCase);
        long bytes = 0;
        foreach (ZipArchiveEntry entry in _zip.Entries)
        {
            string name = entry.FullName;
            bytes = entry.Length > long.MaxValue - bytes ? long.MaxValue : bytes + entry.Length;
            if (PathProblem(name) is { } problem) _problems.Add($"'{name}' {problem}.");
            else if (KindProblem(entry) is { } kind) _problems.Add($"'{name}' is {kind}: a package holds files alone.");
            else if (entry.IsEncrypted) _problems.Add($"'{name}' is encrypted.");

            if (!seen.TryAdd(name, name)) _problems.Add(seen[name] == name ? $"'{name}' is there twice." : $"'{name}' and '{seen[name]}' are one file where upper and lower case are not told apart.");
            else if (name.StartsWith(PackagePath.Bag, StringComparison.Ordinal) && name[^1] != '/') _files.Add(name[PackagePath.Bag.Length..], new BagEntry(name[PackagePath.Bag.Length..], entry));
        }

        if (_files.ContainsKey("fetch.txt")) _problems.Add("'fetch.txt' makes a reader of bags download files: a package holds all that it is about.");
        if (bytes > inflatedBytes)
        {
            _problems.Add(string.Create(CultureInfo.InvariantCulture,
                $"The files have {bytes} bytes when they are unpacked, and at most {inflatedBytes} are read: raise the limit if you trust the package."));
        }
    }

    private static string? PathProblem(string name)
    {
        if (name.Length == 0) return "is the name of a file";
        if (name[0] == '/' || (name.Length > 1 && name[1] == ':')) return "is an absolute path";
        if (name.Any(char.IsControl)) return "holds a control character";
        if (name.Contains('\\', StringComparison.Ordinal)) return "holds a backslash, which parts folders on some systems";
        if (name.TrimEnd(Separators).Split('/').Any(part => part is "" or "." or "..")) return "leads to another folder than it says";
        return name.StartsWith(PackagePath.Bag, StringComparison.Ordinal) ? null : $"stands outside of {PackagePath.Bag}";
    }

    private static string? KindProblem(ZipArchiveEntry entry) => ((entry.ExternalAttributes >> 16) & KindMask) switch
    {
        LinkKind => "a link",
        FolderKind => entry.FullName.EndsWith('/') && entry.Length == 0 ? null : "a folder with content",
        0 or RegularKind => entry.FullName.EndsWith('/') && entry.Length > 0 ? "a folder with content" : null,
        _ => "no regular file",
    };
}
