using System.Text;
using CredReport.Evaluation;
using CredReport.Evidence.Bag;
using CredReport.Evidence.Create;
using CredReport.Evidence.Verify;
using CredReport.Reporting;
using CredReport.Reporting.Csv;

namespace CredReport.Evidence;

/// <summary>The files that every package has, whatever it is created from; reports, rules and a signature come on top.</summary>
internal static class PackageEntries
{
    private const string Findings = "the findings, for a spreadsheet and for programs";

    /// <summary>All of them. The first page describes them in this order.</summary>
    public static IReadOnlyList<PackageEntry> All { get; } =
    [
        new(PackagePath.Report) { Description = _ => "the findings, for reading", CreateWriter = OutputFormat.Markdown.CreateFindingWriter },
        new(PackagePath.FindingsCsv) { Description = _ => Findings, CreateWriter = OutputFormat.Csv.CreateFindingWriter, CompareValues = ValueComparison.OfCsv },
        new(PackagePath.FindingsJson) { Description = _ => Findings, CreateWriter = OutputFormat.Json.CreateFindingWriter, CompareValues = ValueComparison.OfJson },
        new(PackagePath.Population)
        {
            Description = _ => "every rule, user and verdict",
            CreateWriter = (output, _) => new PopulationCsvWriter(output),
            HasEveryVerdict = true,
            CompareValues = ValueComparison.OfCsv,
        },
        new(PackagePath.Evaluation)
        {
            Description = content => $"by what it was made: the tool's version, options, rules and reports with their {(content.HoldsBack ? "hashes" : "SHA-256")}, population, accounts",
            Compose = EvaluationDocument.Write,
            CompareValues = ValueComparison.OfJson,
        },
        new(PackagePath.Readme) { Compose = content => Encoding.UTF8.GetBytes(PackageReadme.Compose(content)) },
        new(PackagePath.Info) { CompareValues = (path, stated, found) => ValueComparison.OfLines(path, stated, found, BagText.AgentLabel, BagText.OxumLabel) },
        new(PackagePath.Declaration),
        new(PackagePath.Manifest),
        new(PackagePath.TagManifest),
    ];
}

/// <summary>A file that every package has. A file of the payload has either <see cref="Compose"/> or <see cref="CreateWriter"/>; a tag file has neither.</summary>
/// <param name="Path">Its place in the bag.</param>
internal sealed record PackageEntry(string Path)
{
    /// <summary>What it is, in the table of the first page; files with the same text share a row. Null for a file that the table does not list by itself.</summary>
    public Func<PackageContent, string>? Description { get; init; }

    /// <summary>Gives its bytes when everything is evaluated.</summary>
    public Func<PackageContent, byte[]>? Compose { get; init; }

    /// <summary>Writes it while the reports are evaluated.</summary>
    public Func<Stream, FindingWriterOptions, IFindingWriter>? CreateWriter { get; init; }

    /// <summary>Whether its writer receives every verdict, and not only those that <c>analyze</c> shows.</summary>
    public bool HasEveryVerdict { get; init; }

    /// <summary>
    /// Compares it with what this version of the tool creates, when another version created the package: path, what the package states, what was
    /// found again, to a sentence for each difference. Null for a file of which another version may have another text.
    /// </summary>
    public Func<string, Stream, Stream, IReadOnlyList<string>>? CompareValues { get; init; }
}
