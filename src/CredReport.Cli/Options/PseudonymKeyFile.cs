using CredReport.Cli.Host;
using CredReport.Model;

namespace CredReport.Cli.Options;

/// <summary>The file that holds the key of pseudonyms. What it holds is never shown.</summary>
internal static class PseudonymKeyFile
{
    /// <summary>Of a longer file it is more likely that the wrong one was named.</summary>
    private const int MostBytes = 4096;

    private static readonly string Expected = $"expected at least {Pseudonyms.LeastKeyBytes} bytes, for example those of 'openssl rand -hex 32'.";

    /// <summary>Reads the key.</summary>
    /// <param name="name">The file as it was given.</param>
    /// <exception cref="UsageException">There is no such file, it cannot be read, or it is no key.</exception>
    public static Pseudonyms Read(string name)
    {
        if (Directory.Exists(name)) throw new UsageException($"the key file '{name}' is a folder: {Expected}");

        byte[] bytes = ReadBytes(name);
        if (bytes.Length == 0) throw new UsageException($"the key file '{name}' is empty: {Expected}");
        if (bytes.Length < Pseudonyms.LeastKeyBytes) throw new UsageException($"the key file '{name}' has {bytes.Length} {(bytes.Length == 1 ? "byte" : "bytes")}: {Expected}");
        if (bytes.Length > MostBytes) throw new UsageException($"the key file '{name}' has more than {MostBytes} bytes, and is not taken for a key: {Expected}");
        return Pseudonyms.FromKey(bytes);
    }

    /// <summary>Refuses a key that serves for something else too: it would be overwritten, or a part of it shown.</summary>
    /// <param name="key">The key file as it was given.</param>
    /// <param name="names">Files that the run reads or writes.</param>
    /// <param name="role">What these are.</param>
    /// <exception cref="UsageException">One of them is the key file.</exception>
    public static void RefuseAmong(string key, IEnumerable<string> names, string role)
    {
        if (key.Length == 0) return;

        FileLocation place = FileLocation.Of(key);
        if (names.Any(name => FileLocation.Of(name) == place)) throw new UsageException($"the key file '{key}' is also {role}: keep it apart.");
    }

    /// <summary>The bytes of a file, and of one that is longer than any key no more than tells so.</summary>
    private static byte[] ReadBytes(string name)
    {
        try
        {
            using FileStream stream = new(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            byte[] bytes = new byte[MostBytes + 1];
            return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw new UsageException($"there is no key file '{name}'.");
        }
        catch (UnauthorizedAccessException)
        {
            throw new UsageException($"the key file '{name}' may not be read.");
        }
        catch (IOException e)
        {
            throw new UsageException($"the key file '{name}' cannot be read: {NamedFile.Reason(name, e)}");
        }
    }
}
