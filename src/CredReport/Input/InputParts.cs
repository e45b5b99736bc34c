using System.Globalization;
using System.IO.Compression;

namespace CredReport.Input;

/// <summary>
/// Finds the inputs in an input: a zip archive is a folder of them, and a text may hold several answers one after the other. Each is
/// recognised and judged by itself, with a name of its own: <c>reports.zip/a.csv</c>, <c>all.json#2</c>.
/// </summary>
internal static class InputParts
{
    /// <summary>How much is looked at to tell whether there may be several, in bytes.</summary>
    private const int LookedAt = 4096;

    /// <summary>The most files that an archive may hold.</summary>
    private const int MostMembers = 100_000;

    /// <summary>The inputs with those that hold several replaced by what they hold, in order.</summary>
    public static IReadOnlyList<ReportInput> Expand(IReadOnlyList<ReportInput> inputs)
    {
        List<ReportInput> expanded = new(inputs.Count);
        foreach (ReportInput input in inputs) expanded.AddRange(Expand(input));
        return expanded;
    }

    private static IReadOnlyList<ReportInput> Expand(ReportInput input)
    {
        if (input.IsEmptyFolder) return [input];

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

            bool isZip = IsZip(beginning);
            bool isText = !isZip && MayBeSeveral(beginning);

            // What can be read once is kept where it is looked through as a whole.
            if (isZip || isText) whole = whole.Kept();
            if (isZip) return Members(whole);
            return isText ? Answers(whole) : [whole];
        }
        catch (Exception e) when (SourceDocument.IsReadFailure(e) || e is InvalidDataException)
        {
            // Whoever opens it says what is wrong.
            return [whole];
        }
    }

    private static bool IsZip(ReadOnlySpan<byte> beginning) => beginning.StartsWith("PK\x03\x04"u8);

    private static bool MayBeSeveral(ReadOnlySpan<byte> beginning) => AnswerParts.MayBeSeveral(Unwrapped(beginning));

    /// <summary>The beginning of what wrapped bytes hold.</summary>
    private static ReadOnlySpan<byte> Unwrapped(ReadOnlySpan<byte> beginning)
    {
        if (Wrapping.Of(beginning) is null) return beginning;

        byte[] begun = new byte[1024];
        int read = 0;
        try
        {
            using Stream text = SourceDocument.Unwrap(new MemoryStream(beginning.ToArray(), writable: false), InputLimits.Default);
            int more;
            while (read < begun.Length && (more = text.Read(begun.AsSpan(read))) > 0) read += more;
        }
        catch (FormException)
        {
            // Only the beginning was given.
        }

        return begun.AsSpan(0, read);
    }

    private static IReadOnlyList<ReportInput> Answers(ReportInput input)
    {
        using MemoryStream held = new();
        using (Stream bytes = input.Open())
        using (Stream text = SourceDocument.Unwrap(bytes, InputLimits.Default))
        {
            byte[] block = new byte[InputLimits.BlockBytes];
            int read;
            while ((read = text.Read(block)) > 0)
            {
                held.Write(block, 0, read);
                if (held.Length > InputLimits.AnswerBytes) return [input];
            }
        }

        ReadOnlyMemory<byte> all = held.GetBuffer().AsMemory(0, (int)held.Length);
        IReadOnlyList<Range> parts = AnswerParts.Of(all);
        if (parts.Count < 2) return [input];

        // A copy of each, so that the whole is not held as long as any of them.
        return [.. parts.Select((part, i) => input.Part(string.Create(CultureInfo.InvariantCulture, $"{input.Name}#{i + 1}"), FromBytes(all[part].ToArray()), folder: null))];
    }

    private static Func<Stream> FromBytes(byte[] bytes) => () => new MemoryStream(bytes, writable: false);

    private static IReadOnlyList<ReportInput> Members(ReportInput input)
    {
        using Stream stream = input.Open();
        using ZipArchive archive = new(stream, ZipArchiveMode.Read);
        // A spreadsheet is such an archive, and so is a package of evidence, whose reports were judged when it was made.
        if (archive.Entries.Count > MostMembers || archive.Entries.Any(entry => entry.FullName is "[Content_Types].xml" or "mimetype" || entry.Name == "bagit.txt")) return [input];

        ReportInput[] members =
        [
            .. archive.Entries.Select((entry, i) => (entry.FullName, Index: i))
                .Where(member => !member.FullName.EndsWith('/') && !IsHidden(member.FullName))
                .OrderBy(member => member.FullName, StringComparer.Ordinal)
                .Select(member => input.Part($"{input.Name}/{member.FullName}", () => OpenMember(input, member.Index), folder: input.Folder ?? input.Name)),
        ];
        return members.Length == 0 ? [input] : [.. members.SelectMany(WithAnswers)];
    }

    /// <summary>A file of an archive, or the answers in it; an archive in an archive is not opened.</summary>
    private static IReadOnlyList<ReportInput> WithAnswers(ReportInput member)
    {
        try
        {
            bool isText;
            using (PeekedStream peeked = new(member.Open())) isText = MayBeSeveral(peeked.Peek(LookedAt));
            return isText ? Answers(member) : [member];
        }
        catch (Exception e) when (SourceDocument.IsReadFailure(e))
        {
            return [member];
        }
    }

    private static bool IsHidden(string path) => path.Split('/', '\\') is var names && names.Any(name => name.StartsWith('.') || name == "__MACOSX");

    private static ZipMemberStream OpenMember(ReportInput input, int index) => new(input.Open(), index, InputLimits.Default.InflatedBytes);
}
