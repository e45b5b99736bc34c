using System.Globalization;
using System.Runtime.InteropServices;

namespace CredReport.Cli.Host;

/// <summary>Follows the links of a path as the operating system does, also where nothing exists yet at their end.</summary>
internal static partial class LinkedPath
{
    /// <summary>As many as Linux follows.</summary>
    private const int MostLinks = 40;

    /// <summary>The path of the file that would be opened, without a link in it; null when links lead back to themselves.</summary>
    /// <param name="name">The name as it was given.</param>
    public static string? Follow(string name)
    {
        string path = Path.GetFullPath(name);
        if (OperatingSystem.IsWindows()) return FollowOnWindows(path);
        if (Resolve(path) is { } whole) return whole;

        (string Folder, string Name)[] steps = [.. Steps(path).Take(MostLinks + 1)];
        return steps.Length > MostLinks ? null : Path.Join(steps[^1].Folder, steps[^1].Name);
    }

    /// <summary>The descriptor of this process that a name leads to, as <c>/dev/stdout</c> does; null for any other.</summary>
    /// <param name="name">The name as it was given.</param>
    public static int? Descriptor(string name)
    {
        if (OperatingSystem.IsWindows()) return null;

        string own = $"/proc/{Environment.ProcessId}/fd";
        foreach ((string folder, string last) in Steps(Path.GetFullPath(name)).Take(MostLinks))
        {
            if ((folder == own || folder == "/dev/fd") && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out int descriptor)) return descriptor;
        }

        return null;
    }

    private static string? FollowOnWindows(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return path;
        }
    }

    /// <summary>The path, and what each link at its end leads to, as a folder without links and a name in it.</summary>
    private static IEnumerable<(string Folder, string Name)> Steps(string path)
    {
        for (string? next = path; next is not null;)
        {
            // A target is taken as it is: beside a link to a folder, '..' is not the folder before it.
            int slash = next.LastIndexOf('/');
            string folder = slash <= 0 ? "/" : Resolve(next[..slash]) ?? next[..slash];
            string name = next[(slash + 1)..];
            yield return (folder, name);

            string? target = Target(Path.Join(folder, name));
            next = target is null || target.StartsWith('/') ? target : Path.Join(folder, target);
        }
    }

    private static string? Target(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The path without links of what exists; null when it does not exist.</summary>
    private static string? Resolve(string path)
    {
        nint resolved = RealPath(path, 0);
        if (resolved == 0) return null;

        string? text = Marshal.PtrToStringUTF8(resolved);
        Free(resolved);
        return text;
    }

    [LibraryImport("libc", EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint RealPath(string path, nint room);

    [LibraryImport("libc", EntryPoint = "free")]
    private static partial void Free(nint memory);
}
