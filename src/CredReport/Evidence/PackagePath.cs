using System.Globalization;

namespace CredReport.Evidence;

/// <summary>The paths of files in a package. They have only <c>a-z 0-9 . _ -</c> and slashes, whatever the inputs are called.</summary>
internal static class PackagePath
{
    /// <summary>The folder that holds the bag, the only one at the top of the zip.</summary>
    public const string Bag = "credreport-evidence/";

    public const string Declaration = "bagit.txt";
    public const string Info = "bag-info.txt";
    public const string Manifest = "manifest-sha256.txt";
    public const string TagManifest = "tagmanifest-sha256.txt";
    public const string Signature = "signatures/tagmanifest-sha256.txt.sig";
    public const string Payload = "data/";
    public const string Readme = "data/README.md";
    public const string Evaluation = "data/evaluation.json";
    public const string Sources = "data/source/";
    public const string Rules = "data/rules/";
    public const string Exceptions = "data/rules/exceptions.yaml";
    public const string FindingsJson = "data/results/findings.json";
    public const string FindingsCsv = "data/results/findings.csv";
    public const string Population = "data/results/population.csv";
    public const string Report = "data/results/report.md";

    /// <summary>The longest name of a file that is kept, in characters: with its number it has to fit any file system.</summary>
    private const int LongestName = 200;

    private const int FewestDigits = 4;

    /// <summary>The place of a report.</summary>
    /// <param name="index">Its place among the reports, from 0 on.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="name">What it is called: a path, or - for standard input.</param>
    public static string Source(int index, int count, string name) =>
        Sources + Numbered(index, count, name == "-" ? "stdin" : name[(name.LastIndexOfAny(['/', '\\']) + 1)..]);

    /// <summary>Whether a report could have a path.</summary>
    /// <param name="index">Its place among the reports, from 0 on.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="path">The place.</param>
    public static bool IsSource(int index, int count, string path) =>
        path.IndexOf('-', StringComparison.Ordinal) is var dash and >= 0 && path == Source(index, count, path[(dash + 1)..]);

    /// <summary>The place of a rule's file.</summary>
    public static string Rule(int index, int count, string id) => Rules + Numbered(index, count, id + ".yaml");

    /// <summary>Names that sort as the things that they are of are numbered, from 1 on.</summary>
    private static string Numbered(int index, int count, string name)
    {
        int digits = Math.Max(FewestDigits, count.ToString(CultureInfo.InvariantCulture).Length);
        string end = name.Length > LongestName ? name[^LongestName..] : name;
        return $"{(index + 1).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0')}-{string.Concat(end.ToLowerInvariant().Select(Plain))}";
    }

    private static char Plain(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '-' ? c : '_';
}
