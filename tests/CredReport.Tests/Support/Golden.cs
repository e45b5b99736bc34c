using System.Text;
using FluentAssertions;

namespace CredReport.Tests.Support;

/// <summary>Compares an output with a file under <c>tests/CredReport.Tests/Goldens</c>; with <c>UPDATE_GOLDEN=1</c> rewrites it, never in CI.</summary>
internal static class Golden
{
    /// <summary>Whether goldens are rewritten.</summary>
    public static bool Updates =>
        Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1" && Environment.GetEnvironmentVariable("CI") != "true";

    /// <summary>Asserts that a text is the golden's, byte for byte.</summary>
    public static void Check(string name, string actual) => CheckFile(Checkout.Path("tests", "CredReport.Tests", "Goldens", name), actual);

    /// <summary>Asserts that a text is the file's, byte for byte.</summary>
    public static void CheckFile(string path, string actual)
    {
        if (Updates)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, Encoding.UTF8.GetBytes(actual));
        }

        File.Exists(path).Should().BeTrue($"there should be a golden {path}: make it with UPDATE_GOLDEN=1");
        actual.Should().Be(Encoding.UTF8.GetString(File.ReadAllBytes(path)), $"it should be what {path} says");
    }
}
