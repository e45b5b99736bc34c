using CredReport.Diagnostics;
using CredReport.Evaluation.Diagnostics;
using CredReport.Input;
using CredReport.Model;

namespace CredReport.Evidence;

/// <summary>Chooses what goes into a package of what was named: all of it, but files of a folder that have nothing to do with reports.</summary>
internal sealed class SourceSelection
{
    private SourceSelection(IReadOnlyList<PackagedSource> sources, IReadOnlyList<Diagnostic> leftOut)
    {
        Sources = sources;
        LeftOut = leftOut;
    }

    /// <summary>What goes into the package, in the order of the inputs.</summary>
    public IReadOnlyList<PackagedSource> Sources { get; }

    /// <summary>A warning for each file that was left out, under its own name.</summary>
    public IReadOnlyList<Diagnostic> LeftOut { get; }

    /// <summary>Looks at the beginning of each input.</summary>
    /// <exception cref="EvidenceException">An input cannot be read, a folder holds no report, or a report does not say when it was made and has to.</exception>
    public static SourceSelection Of(IReadOnlyList<ReportInput> inputs, EvidenceOptions options, bool needsMoment)
    {
        List<ReportInput> chosen = [];
        List<Diagnostic> leftOut = [];
        FolderTally folders = new();
        foreach (ReportInput input in InputParts.Expand(inputs, options.Limits))
        {
            options.Cancellation.ThrowIfCancellationRequested();
            ReportInput kept = input.Kept();
            DiagnosticBag problems = new(input.Name);
            using SourceDocument document = SourceDocument.Open(kept, hashes: false, keeps: false, problems, options.Limits);
            if (problems.Items.FirstOrDefault(IsUnread) is { } unread) throw Unread(unread.Message);
            if (input.IsEmptyFolder) throw new EvidenceException(problems.Items[0].Message);

            folders.Add(input, document.IsOtherFile);
            if (document.IsOtherFile)
            {
                leftOut.AddRange(problems.Items);
                continue;
            }

            if (needsMoment && options.AsOf is null && document.Form is not null && !Instant.TryParse(document.GeneratedTime, out _)) throw new EvidenceException(NoMoment(input, options));
            chosen.Add(kept);
        }

        if (folders.WithoutReport.FirstOrDefault() is { } folder) throw new EvidenceException(folder.Diagnostics[0].Message);
        return new SourceSelection([.. chosen.Select((input, i) => new PackagedSource(input.Named(PackagePath.Source(i, chosen.Count, input.Name)), input.Name))], leftOut);
    }

    /// <summary>Says that a report cannot be packed, for it cannot be read.</summary>
    /// <param name="why">What is wrong with it, in a sentence.</param>
    public static EvidenceException Unread(string why) => new($"{why.TrimEnd('.')}. A package holds every byte that was judged.");

    private static bool IsUnread(Diagnostic problem) => problem.Descriptor == DiagnosticCatalogue.MissingFile || problem.Descriptor == DiagnosticCatalogue.UnreadableFile;

    private static string NoMoment(ReportInput input, EvidenceOptions options)
    {
        string asks = options.Rules.FirstOrDefault(rule => rule.NeedsMoment) is { } rule ? $"{rule.Id} asks" : "exceptions ask";
        return $"'{input.Name}' does not say when it was made, and {asks} for that moment: name it with --as-of. The newest timestamp in it is a lower bound alone, and no evidence.";
    }
}
