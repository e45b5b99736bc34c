namespace CredReport.Input;

/// <summary>
/// The reports in a text that holds several. The text is held weakly and read again if it was collected: a folder may have many such
/// files, and the parts of one are read one after the other.
/// </summary>
/// <param name="input">The text, which can be opened any number of times.</param>
/// <param name="limits">Limits for unwrapping.</param>
internal sealed class AnswersInText(ReportInput input, InputLimits limits)
{
    private readonly WeakReference<CutText?> _held = new(null);

    /// <summary>Number of reports; 0 if the text is too large to be held.</summary>
    /// <exception cref="IOException">The text cannot be read.</exception>
    public int Count => Cut()?.Parts.Count ?? 0;

    /// <summary>Opens the report at a 0-based index.</summary>
    /// <exception cref="IOException">The text cannot be read, or has changed.</exception>
    public Stream Open(int index)
    {
        CutText? cut = Cut();
        return cut is not null && index < cut.Parts.Count
            ? new MemoryStream(cut.Parts[index].Bytes(cut.Text.Span), writable: false)
            : throw new IOException("The file has changed while it was read.");
    }

    private CutText? Cut()
    {
        lock (_held)
        {
            if (_held.TryGetTarget(out CutText? cut) && cut is not null) return cut;

            using Stream bytes = input.Open();
            using PeekedStream text = Wrapping.Unwrap(bytes, limits, []);
            if (HeldText.Read(text) is not { } all) return null;

            CutText read = new(all, TextParts.Of(all.Span));
            _held.SetTarget(read);
            return read;
        }
    }

    private sealed record CutText(ReadOnlyMemory<byte> Text, IReadOnlyList<TextPart> Parts);
}
