using CredReport.Diagnostics;
using CredReport.Input.Forms;

namespace CredReport.Input;

/// <summary>
/// An opened input: its form and its decoded CSV. An input without a report is a document without a form, and the diagnostics say why; its
/// bytes are still counted and hashed.
/// </summary>
internal sealed class SourceDocument : IDisposable
{
    private readonly ReportInput _input;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<Wrapping> _wrappings = [];
    private SourceStream? _bytes;
    private bool _hasTraces;
    private PeekedStream? _text;
    private byte[]? _decoded;
    private bool _bytesFailed;
    private int _skippedBytes;

    private SourceDocument(ReportInput input, DiagnosticBag diagnostics, InputLimits limits)
    {
        _input = input;
        _diagnostics = diagnostics;
        Limits = limits;
    }

    /// <summary>Limits for reading the input.</summary>
    public InputLimits Limits { get; }

    /// <summary>The form, see <see cref="SourceForms"/>; null if the input holds no readable report.</summary>
    public string? Form { get; private set; }

    /// <summary>Whether the input is a file of a folder that is unrelated to reports.</summary>
    public bool IsOtherFile { get; private set; }

    /// <summary>Whether reading failed, so that the rest of the input is missing.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>When AWS generated the report, as written in the input; null if the form does not say.</summary>
    public string? GeneratedTime { get; private set; }

    /// <summary>Number of lines before those of <see cref="OpenText"/>; see <see cref="Envelope.LinesBefore"/>.</summary>
    public int LinesBefore { get; private set; }

    /// <summary>The separator between the cells of a row.</summary>
    public char Separator { get; private set; } = ',';

    /// <summary>Bytes of the input read so far; all of them after <see cref="Finish"/>.</summary>
    public long Bytes => _bytes?.Bytes ?? 0;

    /// <summary>Opens an input and tells its form.</summary>
    /// <param name="input">What to open.</param>
    /// <param name="hashes">Whether <see cref="Finish"/> answers the SHA-256 of the bytes.</param>
    /// <param name="keeps">Whether <see cref="OpenText"/> will be asked for twice.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    /// <param name="limits">Limits for reading the input; null for the default ones.</param>
    public static SourceDocument Open(ReportInput input, bool hashes, bool keeps, DiagnosticBag diagnostics, InputLimits? limits = null)
    {
        SourceDocument document = new(input, diagnostics, limits ?? InputLimits.Default) { IsOtherFile = input.IsEmptyFolder };
        if (input.IsEmptyFolder)
        {
            ReportFolder.AddWithoutReport(input.Name, diagnostics);
            return document;
        }

        if (input.IsFolderLink)
        {
            document.IsOtherFile = true;
            diagnostics.Add(DiagnosticCatalogue.OtherFile,
                $"Not judged: it is a link to a folder, and of a folder only files and folders are read. "
                + $"Name the link to judge what it leads to.");
            return document;
        }

        try
        {
            document._bytes = new SourceStream(input.Open(), hashes);
            if (keeps) document._bytes.Keep();
            document.Recognize();
        }
        catch (FormException e)
        {
            document.HasFailed = true;
            document.Refuse(e.Problem, e.Sentence, $"damaged data");
        }
        catch (Exception e) when (IsReadFailure(e))
        {
            document.Report(e);
        }

        return document;
    }

    /// <summary>The decoded CSV. It can be called a second time if the document was opened with <c>keeps</c>.</summary>
    public Stream OpenText()
    {
        if (_decoded is not null) return new MemoryStream(_decoded, writable: false);

        if (_text is { } first)
        {
            _text = null;
            return Skipped(first);
        }

        _bytes!.Rewind(measures: !_bytesFailed);
        return Skipped(_wrappings.Aggregate<Wrapping, Stream>(_bytes, (stream, wrapping) => wrapping.Open(stream, Limits)));
    }

    /// <summary>
    /// Reads the input to its end. Returns the SHA-256 of all its bytes in lower-case hex; null if it was not requested or reading failed.
    /// </summary>
    public string? Finish()
    {
        if (_bytesFailed) return null;
        try
        {
            return _bytes?.Finish();
        }
        catch (Exception e) when (IsReadFailure(e))
        {
            Report(e);
            return null;
        }
    }

    public void Dispose()
    {
        _text?.Dispose();
        _bytes?.Dispose();
    }

    /// <summary>The text after the skipped lines.</summary>
    private Stream Skipped(Stream text)
    {
        if (_skippedBytes > 0) text.ReadExactly(new byte[_skippedBytes]);
        return text;
    }

    /// <summary>Whether an exception means that reading failed.</summary>
    public static bool IsReadFailure(Exception e) => e is IOException or UnauthorizedAccessException;

    /// <summary>Reports a read failure. Only the first one is reported, since further reads fail too.</summary>
    public void Report(Exception failure)
    {
        if (HasFailed) return;

        HasFailed = true;
        _bytesFailed = failure is not FormException;
        ReadFailure.Add(failure, _input, _diagnostics);
    }

    private void Recognize()
    {
        _text = Wrapping.Unwrap(_bytes!, Limits, _wrappings);
        ReadOnlySpan<byte> beginning = _text.Peek(InputLimits.SniffBytes);
        IReportForm? form = TextParts.FindReport(beginning, out int start);
        bool isCsv = form is null && start >= 0;
        _hasTraces = _input.Folder is not null && !isCsv && ReportTraces.InText(beginning);

        if (beginning.IsEmpty)
        {
            Refuse(DiagnosticCatalogue.EmptyFile, $"The input is empty: expected a credential report.", $"nothing");
        }
        else if (form is not null)
        {
            RecognizeHeld(form, form.IsReport(beginning[start..]));
        }
        else if (isCsv)
        {
            RecognizeCsv(beginning, start);
        }
        else if (_text.Failure is { } failure)
        {
            // Too little could be read to recognize it.
            throw failure;
        }
        else
        {
            RefuseOther(beginning);
        }
    }

    private void RecognizeCsv(ReadOnlySpan<byte> beginning, int start)
    {
        if (RefusedContent.OfHeader(HeaderLine.FirstLine(beginning[start..])) is { } other)
        {
            Refuse(DiagnosticCatalogue.NotAReport, other.Sentence, other.Found, isForm: true);
            return;
        }

        HeaderLine.TryFindSeparator(beginning[start..], out char separator);
        SetForm(SourceForms.Csv, separator);
        if (HeaderLine.TryFindSeparator(beginning, out _)) return;

        _skippedBytes = start;
        LinesBefore = TextLine.Ends(beginning[..start]);
        Skip(beginning, [new Range(0, start)]);
    }

    private void RefuseOther(ReadOnlySpan<byte> beginning)
    {
        if (RefusedContent.Of(beginning) is { } other)
        {
            Refuse(DiagnosticCatalogue.NotAReport, other.Sentence, other.Found, isForm: true);
            return;
        }

        DiagnosticMessage found = ContentDescription.Of(beginning);
        Refuse(DiagnosticCatalogue.NotAReport,
            $"Found {found}: expected the CSV of a credential report, with a header that begins 'user,arn,user_creation_time', "
            + $"or the JSON answer of 'aws iam get-credential-report'.",
            found);
    }

    /// <summary>Extracts the report from a form that is held as a whole.</summary>
    private void RecognizeHeld(IReportForm form, bool isReport)
    {
        if (HeldText.Read(_text!) is not { } text)
        {
            Refuse(DiagnosticCatalogue.TooLarge,
                $"The answer has more than {InputLimits.AnswerBytes} bytes: "
                + $"that for the 5,000 users that an account can have takes a tenth of it.",
                form.Description, isReport);
            return;
        }

        IReadOnlyList<TextPart> parts = TextParts.Of(text.Span);
        if (parts is not [{ Form: not null } part])
        {
            Refuse(DiagnosticCatalogue.NotAReport,
                $"The input holds {parts.Count} reports and other texts: pass each by itself.", form.Description, isReport);
            return;
        }

        DiagnosticBag problems = new(_input.Name) { Pseudonyms = _diagnostics.Pseudonyms };
        Envelope? envelope = part.Form.Read(text[part.Report], problems);
        if (envelope is null)
        {
            // Known content that people mistake for a report was meant to be one.
            Diagnostic problem = problems.Items[0];
            bool isForm = isReport || problem.Descriptor == DiagnosticCatalogue.NotAReport;
            Refuse(problem.Descriptor, $"{MessageArgument.Own(problem.Message)}", form.Description, isForm);
        }
        else if (!HeaderLine.TryFindSeparator(envelope.Csv, out char separator))
        {
            Refuse(DiagnosticCatalogue.NotAReport,
                $"'Content' holds {ContentDescription.Of(envelope.Csv)}: expected the CSV of a credential report, "
                + $"with a header that begins 'user,arn,user_creation_time'.",
                form.Description, isForm: true);
        }
        else
        {
            SetForm(envelope.Form, separator);
            GeneratedTime = envelope.GeneratedTime;
            _decoded = envelope.Csv;
            LinesBefore = envelope.LinesBefore;
            Skip(text.Span, part.Skipped);
        }
    }

    /// <summary>Reports that lines around the report were skipped.</summary>
    private void Skip(ReadOnlySpan<byte> text, IReadOnlyList<Range> places)
    {
        if (places.Count == 0) return;

        int count = 0;
        foreach (Range place in places) count += 1 + TextLine.Ends(text[place].Trim(" \t\r\n"u8));
        string first = ContentDescription.Shortened(HeaderLine.FirstLine(text[places[0]]));
        (string lines, string were) = count == 1 ? ("line that is", "was") : ("lines that are", "were");
        _diagnostics.Add(DiagnosticCatalogue.SkippedLines,
            $"{count} {MessageArgument.Own(lines)} not part of a report {MessageArgument.Own(were)} skipped; the first is '{MessageArgument.Text(first)}'.");
    }

    private void SetForm(string form, char separator)
    {
        Form = string.Join('+', [.. _wrappings.Select(wrapping => wrapping.Word), form]);
        Separator = separator;
    }

    /// <summary>
    /// Refuses the input. A file that was named should be a report; one found in a folder need not be, unless its name or its beginning
    /// suggests a report.
    /// </summary>
    /// <param name="problem">The kind of problem.</param>
    /// <param name="message">The problem in a sentence.</param>
    /// <param name="found">What it is, in a few words.</param>
    /// <param name="isForm">Whether it begins like a report in any form.</param>
    private void Refuse(DiagnosticDescriptor problem, DiagnosticMessage message, DiagnosticMessage found, bool isForm = false)
    {
        if (_input.Folder is null || isForm || ReportTraces.InName(_input.GivenName) || _hasTraces)
        {
            _diagnostics.Add(problem, message);
        }
        else
        {
            IsOtherFile = true;
            _diagnostics.Add(DiagnosticCatalogue.OtherFile, $"Not a credential report, and not judged: found {found}.");
        }
    }
}
