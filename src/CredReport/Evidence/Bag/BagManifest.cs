using System.Buffers;
using System.Globalization;
using System.Text;

namespace CredReport.Evidence.Bag;

/// <summary>The hashes of files as a manifest of a bag lists them.</summary>
internal sealed class BagManifest
{
    private const int HashLength = 64;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private readonly Dictionary<string, string> _hashes = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];

    /// <summary>SHA-256 in lower-case hex by place.</summary>
    public IReadOnlyDictionary<string, string> Hashes => _hashes;

    /// <summary>Lines that are none of a manifest, or contradict one before them.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Reads a manifest; one that is not there lists nothing.</summary>
    public static BagManifest Read(string name, BagEntry? entry)
    {
        BagManifest manifest = new();
        if (entry is null) return manifest;

        int number = 0;
        foreach (string line in Encoding.UTF8.GetString(entry.ReadAll()).TrimEnd('\n').Split('\n'))
        {
            number++;
            string place = string.Create(CultureInfo.InvariantCulture, $"{name}:{number}");
            if (line.Length < HashLength + 2 || line.AsSpan(0, HashLength).ContainsAnyExcept(HexDigits) || line[HashLength] is not (' ' or '\t'))
            {
                manifest._problems.Add($"{place} is not a line of a manifest: expected a SHA-256 in hex, spaces, and the place of a file.");
                continue;
            }

            string path = line[HashLength..].TrimStart(' ', '\t', '*');
            if (!manifest._hashes.TryAdd(path, line[..HashLength].ToLowerInvariant())) manifest._problems.Add($"{place} lists {path} a second time.");
        }

        return manifest;
    }
}
