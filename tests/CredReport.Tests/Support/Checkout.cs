using System.Runtime.CompilerServices;

namespace CredReport.Tests.Support;

/// <summary>The folders of the checkout that the tests were built from.</summary>
internal static class Checkout
{
    /// <summary>The root: where the solution stands.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path below the root.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string FindRoot([CallerFilePath] string thisFile = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
