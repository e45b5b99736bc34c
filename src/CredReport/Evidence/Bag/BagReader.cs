using System.Globalization;
using CredReport.Evidence.Zip;

namespace CredReport.Evidence.Bag;

/// <summary>Opens a zip that should hold a bag, and says what of it no reader should trust.</summary>
internal sealed class BagReader
{
    /// <summary>Kind of file in the mode of Unix.</summary>
    private const int KindMask = 0xF000;
    private const int RegularKind = 0x8000;
    private const int FolderKind = 0x4000;
    private const int LinkKind = 0xA000;

    /// <summary>A regular file that its owner may write and everybody read: the mode that a package has, where it has one.</summary>
    private const int RegularMode = 0x81A4;

    /// <summary>What marks a folder where there is no mode of Unix.</summary>
    private const int FolderAttribute = 0x10;

    private static readonly char[] Separators = ['/'];

    private readonly Stream _package;
    private readonly ZipLayout _layout;
    private readonly Dictionary<string, BagEntry> _files = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];

    private BagReader(Stream package)
    {
        _package = package;
        _layout = new ZipLayout(package);
    }

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
            BagReader reader = new(package);
            reader.Read(inflatedBytes);
            return reader._files.ContainsKey(PackagePath.Declaration)
                ? reader
                : throw new EvidenceException($"The zip does not hold a package: expected the file {PackagePath.Bag}{PackagePath.Declaration} in it.");
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new EvidenceException("The file is not a zip that can be read: expected a package that 'credreport evidence create' made.");
        }
    }

    private void Read(long inflatedBytes)
    {
        ZipDirectory directory = ZipDirectory.Read(_package);
        CheckEnds(directory);
        CheckEntries(directory.Entries, inflatedBytes);
        if (_problems.Count > 0) return;

        _layout.Check(directory);
        _problems.AddRange(_layout.Problems);
    }

    /// <summary>What precedes the first file or follows the end record is in no list, and other programs may take it for something.</summary>
    private void CheckEnds(ZipDirectory directory)
    {
        byte[] beginning = new byte[4];
        _package.Position = 0;
        _package.ReadExactly(beginning);
        if (!beginning.AsSpan().SequenceEqual("PK\u0003\u0004"u8)) _problems.Add("Something is before the first file of the zip.");
        if (directory.Trailing != 0) _problems.Add($"{directory.Trailing.ToString(CultureInfo.InvariantCulture)} bytes follow the end of the zip.");
    }

    private void CheckEntries(IReadOnlyList<ZipEntry> entries, long inflatedBytes)
    {
        Dictionary<string, string> seen = new(StringComparer.OrdinalIgnoreCase);
        long bytes = 0;
        foreach (ZipEntry entry in entries)
        {
            string name = entry.Name;
            bytes = entry.Bytes > long.MaxValue - bytes ? long.MaxValue : bytes + entry.Bytes;
            if (PathProblem(name) is { } problem) _problems.Add($"'{name}' {problem}.");
            else if (KindProblem(entry) is { } kind) _problems.Add($"'{name}' is {kind}: a package holds only files.");
            else if (AttributesProblem(entry) is { } attributes) _problems.Add($"'{name}' {attributes}.");
            else if (entry.IsEncrypted) _problems.Add($"'{name}' is encrypted.");
            else if (entry.OtherFlags != 0) _problems.Add($"'{name}' has the zip flags 0x{entry.OtherFlags:x4}, which a package does not need: expected none but those of 0x{ZipEntry.KnownFlags:x4}.");
            else if (!entry.HasKnownMethod) _problems.Add($"'{name}' is compressed in a way that not every program knows: expected Deflate, or none.");

            if (!seen.TryAdd(name, name)) _problems.Add(seen[name] == name ? $"'{name}' is there twice." : $"'{name}' and '{seen[name]}' are one file where upper and lower case are not told apart.");
            else if (name.StartsWith(PackagePath.Bag, StringComparison.Ordinal) && !entry.IsFolder) Add(name[PackagePath.Bag.Length..], entry);
        }

        if (_files.ContainsKey("fetch.txt")) _problems.Add("'fetch.txt' makes a reader of bags download files: a package holds all that it is about.");
        if (bytes > inflatedBytes)
        {
            _problems.Add(string.Create(CultureInfo.InvariantCulture,
                $"The files have {bytes} bytes when they are unpacked, and at most {inflatedBytes} are read: raise the limit if you trust the package."));
        }
    }

    private void Add(string path, ZipEntry entry) => _files.Add(path, new BagEntry(path, entry.Bytes, () => new ZipContent(_package, entry, _layout.ContentOf(entry))));

    private static string? PathProblem(string name)
    {
        if (name.Length == 0) return "is the name of a file";
        if (name[0] == '/' || (name.Length > 1 && name[1] == ':')) return "is an absolute path";
        if (name.Any(char.IsControl)) return "holds a control character";
        if (name.Contains('\\', StringComparison.Ordinal)) return "holds a backslash, which parts folders on some systems";
        if (name.TrimEnd(Separators).Split('/').Any(part => part is "" or "." or "..")) return "leads to another folder than it says";
        return name.StartsWith(PackagePath.Bag, StringComparison.Ordinal) ? null : $"is outside of {PackagePath.Bag}";
    }

    private static string? KindProblem(ZipEntry entry) => ((int)(entry.Attributes >> 16) & KindMask) switch
    {
        LinkKind => "a link",
        _ when entry.IsFolder => "a folder",
        FolderKind => "a folder by its mode and a file by its name",
        0 or RegularKind => (entry.Attributes & FolderAttribute) != 0 ? "a folder by its attributes and a file by its name" : null,
        _ => "no regular file",
    };

    private static string? AttributesProblem(ZipEntry entry)
    {
        if (!entry.HasKnownSystem) return "was packed by a system that a package does not name: expected MS-DOS or Unix";

        return entry.Attributes is 0 or (uint)RegularMode << 16 ? null
            : $"has the attributes 0x{entry.Attributes:x8}: expected those of a regular file with the mode 0644, 0x{(uint)RegularMode << 16:x8}, or none";
    }
}
