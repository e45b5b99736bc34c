using System.Globalization;
using System.IO.Compression;

namespace CredReport.Input;

/// <summary>
/// Finds the inputs in an input: an archive of zip or tar is a folder of them, and a text may hold several answers one after the other. Each is
/// recognized and judged by itself, with a name of its own: <c>reports.zip/a.csv</c>, <c>all.json#2</c>.
/// </summary>
internal static class InputParts
{
    /// <summary>How much is looked at to tell whether there may be several, in bytes.</summary>
    private const int LookedAt = 4096;

    /// <summary>The most files that an archive may hold.</summary>
    private const int MostMembers = 100_000;

    /// <summary>The inputs with those that hold several replaced by what they hold, in order. What is a part stays as it is.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="limits">Bounds on what is unwrapped and unpacked.</param>
    public static IReadOnlyList<ReportInput> Expand(IReadOnlyList<ReportInput> inputs, InputLimits limits)
    {
        List<ReportInput> expanded = new(inputs.Count);
        foreach (ReportInput input in inputs) expanded.AddRange(Expand(input, limits));
        return expanded;
    }

    private static IReadOnlyList<ReportInput> Expand(ReportInput input, InputLimits limits)
    {
        if (input.IsEmptyFolder || input.IsPart) return [input];

        ReportInput whole = input;
        try
        {
            Stream stream = input.Open();
            long start = stream.CanSeek ? stream.Position : 0;
            PeekedStream peeked = new(stream);
            byte[] beginning = peeked.Peek(LookedAt).ToArray();
            if (!stream.CanSeek)
            {
                whole = input.Opened(peeked);
            }
            else if (input.CanReopen)
            {
                peeked.Dispose();
            }
            else
            {
                stream.Position = start;
                whole = input.Opened(stream);
            }

            // What can be read once is kept where it is looked through as a whole.
            if (IsZip(beginning)) return ZipMembers(whole = whole.Kept(), limits);

            byte[] inside = Unwrapped(beginning);
            if (TarArchive.Is(inside)) return TarMembers(whole = Wrapping.Of(beginning) is null ? whole.Kept() : whole.Unwrapped(limits).Kept(), limits);
            return TextParts.MayBeSeveral(inside) ? Answers(whole = whole.Kept(), limits) : [whole];
        }
        catch (Exception e) when (SourceDocument.IsReadFailure(e) || e is InvalidDataException)
        {
            // Judging it says what is wrong.
            return [whole];
        }
    }

    internal static bool IsZip(ReadOnlySpan<byte> beginning) => beginning.StartsWith("PK\x03\x04"u8);

    /// <summary>The beginning of what bytes are wrapped in, as far as their own beginning shows it.</summary>
    internal static byte[] Unwrapped(byte[] beginning)
    {
        if (Wrapping.Of(beginning) is null) return beginning;

        try
        {
            using PeekedStream text = Wrapping.Unwrap(new MemoryStream(beginning, writable: false), InputLimits.Default, []);
            return text.Peek(LookedAt).ToArray();
        }
        catch (FormException)
        {
            // Too little was given of it, or it is damaged, which reading it says.
            return [];
        }
    }

    private static IReadOnlyList<ReportInput> Answers(ReportInput input, InputLimits limits)
    {
        AnswersInText answers = new(input, limits);
        int count = answers.Count;
        return count < 2 ? [input] : [.. Enumerable.Range(0, count).Select(index => input.Part(string.Create(CultureInfo.InvariantCulture, $"{input.Name}#{index + 1}"), () => answers.Open(index), folder: null))];
    }

    private static IReadOnlyList<ReportInput> TarMembers(ReportInput input, InputLimits limits)
    {
        using Stream stream = input.Open();
        return Members(input, limits, TarArchive.Files(stream, MostMembers)
            .Select(file => (file.Name, new Func<Stream>(() => new TarMemberStream(input.Open(), file.Offset, file.Length)))));
    }

    private static IReadOnlyList<ReportInput> ZipMembers(ReportInput input, InputLimits limits)
    {
        using Stream stream = input.Open();
        using ZipArchive archive = new(stream, ZipArchiveMode.Read);
        // A spreadsheet is such an archive, and so is a package of evidence, whose reports were judged when it was made.
        if (archive.Entries.Count > MostMembers || archive.Entries.Any(entry => entry.FullName is "[Content_Types].xml" or "mimetype" || entry.Name == "bagit.txt")) return [input];

        return Members(input, limits, archive.Entries
            .Select((entry, i) => (entry.FullName, new Func<Stream>(() => new ZipMemberStream(input.Open(), i, limits.InflatedBytes))))
            .Where(member => !member.FullName.EndsWith('/')));
    }

    /// <summary>The files of an archive as inputs, in ordinal order, without hidden ones.</summary>
    private static IReadOnlyList<ReportInput> Members(ReportInput input, InputLimits limits, IEnumerable<(string Name, Func<Stream> Open)> files)
    {
        ReportInput[] members =
        [
            .. files.Select(file => file with { Name = WithoutHere(file.Name) }).Where(file => !IsHidden(file.Name)).OrderBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => input.Part($"{input.Name}/{file.Name}", file.Open, folder: input.Folder ?? input.Name)),
        ];
        return members.Length == 0 ? [input] : [.. members.SelectMany(member => WithAnswers(member, limits))];
    }

    /// <summary>A file of an archive, or the answers in it; an archive in an archive is not opened.</summary>
    private static IReadOnlyList<ReportInput> WithAnswers(ReportInput member, InputLimits limits)
    {
        try
        {
            bool isText;
            using (PeekedStream peeked = new(member.Open())) isText = TextParts.MayBeSeveral(Unwrapped(peeked.Peek(LookedAt).ToArray()));
            return isText ? Answers(member, limits) : [member];
        }
        catch (Exception e) when (SourceDocument.IsReadFailure(e))
        {
            return [member];
        }
    }

    private static bool IsHidden(string path) => path.Split('/', '\\').Any(name => name.StartsWith('.') || name == "__MACOSX");

    /// <summary>A name without the <c>./</c> with which archives of the current folder begin their names.</summary>
    private static string WithoutHere(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
}
