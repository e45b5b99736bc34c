using System.Formats.Tar;
using CredReport.Diagnostics;

namespace CredReport.Input;

/// <summary>The files in a tar archive. Source: POSIX.1-2017, pax, "ustar Interchange Format".</summary>
internal static class TarArchive
{
    private const int BlockBytes = 512;

    private const int ChecksumOffset = 148;

    private const int ChecksumBytes = 8;

    /// <summary>Whether bytes begin as a tar archive: with a header and its checksum.</summary>
    public static bool Is(ReadOnlySpan<byte> beginning)
    {
        if (beginning.Length < BlockBytes || beginning[0] == 0) return false;

        int sum = ChecksumBytes * ' ';
        for (int i = 0; i < BlockBytes; i++) sum += i is >= ChecksumOffset and < ChecksumOffset + ChecksumBytes ? 0 : beginning[i];

        int noted = 0;
        foreach (byte digit in beginning.Slice(ChecksumOffset, ChecksumBytes).Trim(" \0"u8))
        {
            if (digit is < (byte)'0' or > (byte)'7') return false;
            noted = noted * 8 + (digit - '0');
        }

        return sum == noted;
    }

    /// <summary>The files in an archive: their names, and offset and length of their content in bytes.</summary>
    /// <param name="archive">The archive, which has to be seekable; left open.</param>
    /// <param name="most">The most files accepted.</param>
    /// <exception cref="FormException">The archive is damaged, or holds more files.</exception>
    public static IReadOnlyList<(string Name, long Offset, long Length)> Files(Stream archive, int most)
    {
        List<(string Name, long Offset, long Length)> files = [];
        try
        {
            using TarReader reader = new(archive, leaveOpen: true);
            while (reader.GetNextEntry() is { } entry)
            {
                bool isFile = entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile;
                if (!isFile) continue;
                if (files.Count == most)
                {
                    throw new FormException(DiagnosticCatalogue.TooLarge,
                        $"The archive holds more than {most} files: unpack it, and pass the reports.");
                }

                files.Add((entry.Name, entry.DataOffset, entry.Length));
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ArgumentException
            or FormatException or NotSupportedException)
        {
            throw new FormException(DiagnosticCatalogue.UnreadableFile,
                $"The archive is damaged: reports may be missing. Pass it whole, or what is in it.");
        }

        return files;
    }
}
