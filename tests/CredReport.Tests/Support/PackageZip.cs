using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace CredReport.Tests.Support;

/// <summary>The files of a package, to be looked at and tampered with. Shares no code with what writes packages.</summary>
internal sealed class PackageZip
{
    private const string Bag = "credreport-evidence/";

    /// <summary>The files by their places in the bag.</summary>
    public SortedDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Unpacks a package in memory.</summary>
    public static PackageZip Read(byte[] zip)
    {
        PackageZip package = new();
        using ZipArchive archive = new(new MemoryStream(zip, writable: false));
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using MemoryStream bytes = new();
            using (Stream content = entry.Open()) content.CopyTo(bytes);
            package.Files.Add(entry.FullName[Bag.Length..], bytes.ToArray());
        }

        return package;
    }

    /// <summary>The same files, of which others can be made: the bytes are shared.</summary>
    public PackageZip Copy()
    {
        PackageZip copy = new();
        foreach ((string path, byte[] bytes) in Files) copy.Files.Add(path, bytes);
        return copy;
    }

    /// <summary>A file as text.</summary>
    public string Text(string path) => Encoding.UTF8.GetString(Files[path]);

    /// <summary>Replaces a piece of a file, which has to be there.</summary>
    public PackageZip Edit(string path, string from, string to)
    {
        string text = Text(path);
        if (!text.Contains(from, StringComparison.Ordinal)) throw new InvalidOperationException($"{path} does not hold '{from}'.");
        Files[path] = Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal));
        return this;
    }

    /// <summary>Calculates all hashes and the size anew, as somebody would who does not want to be caught.</summary>
    public PackageZip Rehash()
    {
        KeyValuePair<string, byte[]>[] payload = [.. Files.Where(file => file.Key.StartsWith("data/", StringComparison.Ordinal))];
        Files["manifest-sha256.txt"] = Manifest(payload);
        string[] info = [.. Text("bag-info.txt").Split('\n').Select(line => line.StartsWith("Payload-Oxum: ", StringComparison.Ordinal) ? $"Payload-Oxum: {payload.Sum(file => file.Value.Length)}.{payload.Length}" : line)];
        Files["bag-info.txt"] = Encoding.UTF8.GetBytes(string.Join('\n', info));
        Files["tagmanifest-sha256.txt"] = Manifest(Files.Where(file =>
            !file.Key.StartsWith("data/", StringComparison.Ordinal) && !file.Key.StartsWith("signatures/", StringComparison.Ordinal) && file.Key != "tagmanifest-sha256.txt"));
        return this;
    }

    /// <summary>Packs the files again.</summary>
    /// <param name="more">Adds what no package has.</param>
    /// <param name="level">How well.</param>
    public byte[] Write(Action<ZipArchive>? more = null, CompressionLevel level = CompressionLevel.Optimal)
    {
        using MemoryStream zip = new();
        using (ZipArchive archive = new(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string path, byte[] bytes) in Files)
            {
                using Stream content = archive.CreateEntry(Bag + path, level).Open();
                content.Write(bytes);
            }

            more?.Invoke(archive);
        }

        return zip.ToArray();
    }

    private static byte[] Manifest(IEnumerable<KeyValuePair<string, byte[]>> files) =>
        Encoding.UTF8.GetBytes(string.Concat(files.Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(file.Value))}  {file.Key}\n")));
}
