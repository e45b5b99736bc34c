using System.Globalization;
using System.IO.Compression;

namespace CredReport.Input;

/// <summary>
/// Expands inputs that hold several: a zip or tar archive is a folder of inputs, and a text may hold several API responses. Each part is
/// recognized and evaluated by itself, under its own name: <c>reports.zip/a.csv</c>, <c>all.json#2</c>.
/// </summary>
internal static class InputParts
{
    /// <summary>How much is examined to see whether there may be several, in bytes.</summary>
    private const int LookedAt = 4096;

    /// <summary>The most files that an archive may hold.</summary>
    private const int MostMembers = 100_000;

    /// <summary>Replaces inputs that hold several by their parts, in order. A part is not expanded again.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="limits">Limits for unwrapping and unpacking.</param>
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

            // An archive or a text with several parts is read several times, so a copy is kept of what can be read only once.
            if (IsZip(beginning)) return ZipMembers(whole = whole.Kept(), limits);

            byte[] inside = Unwrapped(beginning);
            if (TarArchive.Is(inside))
            {
                whole = Wrapping.Of(beginning) is null ? whole.Kept() : whole.Unwrapped(limits).Kept();
                return TarMembers(whole, limits);
            }

            return TextParts.MayBeSeveral(inside) ? Answers(whole = whole.Kept(), limits) : [whole];
        }
        catch (Exception e) when (SourceDocument.IsReadFailure(e) || e is InvalidDataException)
        {
            // Evaluating it reports what is wrong.
            return [whole];
        }
    }

    internal static bool IsZip(ReadOnlySpan<byte> beginning) => beginning.StartsWith("PK\x03\x04"u8);

    /// <summary>The start of the unwrapped bytes, as far as the start of the wrapped ones yields it.</summary>
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
            // There is too little of it, or it is damaged, which reading it reports.
            return [];
        }
    }

    private static IReadOnlyList<ReportInput> Answers(ReportInput input, InputLimits limits)
    {
        AnswersInText answers = new(input, limits);
        int count = answers.Count;
        return count < 2 ? [input] : [.. Enumerable.Range(0, count).Select(Part)];

        ReportInput Part(int index)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{input.Name}#{index + 1}");
            return input.Part(name, () => answers.Open(index), folder: null);
        }
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
        // A spreadsheet is a zip archive, and so is an evidence package, which holds reports that were evaluated when it was created.
        if (archive.Entries.Count > MostMembers) return [input];
        if (archive.Entries.Any(entry => entry.FullName is "[Content_Types].xml" or "mimetype" || entry.Name == "bagit.txt"))
            return [input];

        return Members(input, limits, archive.Entries
            .Select((entry, i) => (entry.FullName, new Func<Stream>(() => new ZipMemberStream(input.Open(), i, limits.InflatedBytes))))
            .Where(member => !member.FullName.EndsWith('/')));
    }

    /// <summary>The files of an archive as inputs, in ordinal order, without hidden ones.</summary>
    private static IReadOnlyList<ReportInput> Members(
        ReportInput input, InputLimits limits, IEnumerable<(string Name, Func<Stream> Open)> files)
    {
        ReportInput[] members =
        [
            .. files.Select(file => file with { Name = WithoutHere(file.Name) })
                .Where(file => !IsHidden(file.Name))
                .OrderBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => input.Part($"{input.Name}/{file.Name}", file.Open, folder: input.Folder ?? input.Name)),
        ];
        return members.Length == 0 ? [input] : [.. members.SelectMany(member => WithAnswers(member, limits))];
    }

    /// <summary>A file of an archive, or the responses in it; an archive inside an archive is not opened.</summary>
    private static IReadOnlyList<ReportInput> WithAnswers(ReportInput member, InputLimits limits)
    {
        try
        {
            bool isText;
            using (PeekedStream peeked = new(member.Open()))
            {
                isText = TextParts.MayBeSeveral(Unwrapped(peeked.Peek(LookedAt).ToArray()));
            }

            return isText ? Answers(member, limits) : [member];
        }
        catch (Exception e) when (SourceDocument.IsReadFailure(e))
        {
            return [member];
        }
    }

    private static bool IsHidden(string path) => path.Split('/', '\\').Any(name => name.StartsWith('.') || name == "__MACOSX");

    /// <summary>A name without the leading <c>./</c> that archives of the current folder have.</summary>
    private static string WithoutHere(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
}
