using CredReport.Diagnostics;
using CredReport.Evaluation.Diagnostics;
using CredReport.Evaluation.Exceptions;
using CredReport.Evaluation.Findings;
using CredReport.Evaluation.Rows;
using CredReport.Input;
using CredReport.Model;
using CredReport.Parsing;
using CredReport.Rules;

namespace CredReport.Evaluation.Pipeline;

/// <summary>Opens inputs: tells their form, settles their moment, and reads up to their header. May be used by any thread.</summary>
/// <param name="rules">The rules by which they are judged.</param>
/// <param name="options">How.</param>
/// <param name="batches">Where empty batches of findings come from.</param>
internal sealed class InputOpener(IReadOnlyList<Rule> rules, AnalysisOptions options, FindingBatches batches)
{
    /// <summary>Whether the results have every diagnostic, whatever the number.</summary>
    public bool EveryDiagnostic { get; init; }

    /// <summary>The report's moment where it is known before; null to settle it where a rule asks for it.</summary>
    public ReportMoment? Moment { get; init; }

    /// <summary>Accounts whose rows are kept, an empty id standing for none; null when no row is.</summary>
    public IReadOnlySet<string>? KeptAccounts { get; init; }

    /// <summary>Opens an input. One that is no report has no part.</summary>
    /// <param name="input">The input.</param>
    /// <param name="hashes">Whether the result has the SHA-256 of its bytes.</param>
    public OpenedInput Open(ReportInput input, bool hashes)
    {
        DiagnosticSpool? further = EveryDiagnostic ? new DiagnosticSpool(input.Name) : null;
        DiagnosticBag diagnostics = new(input.Name) { Further = further is null ? null : further.Add, Pseudonyms = options.Pseudonyms };
        DiagnosticBag ofReading = new(input.Name) { HoldsAll = true, Pseudonyms = options.Pseudonyms };
        AsOfResolver resolver = new(rules, options, Moment);
        SourceDocument document = SourceDocument.Open(input, hashes, keeps: resolver.MayReadText, ofReading, options.Limits);
        diagnostics.AddRange(ofReading.Take());
        InputReader reader = new(document, ofReading, hashes, options.Progress);
        if (document.Form is null)
        {
            reader.Close();
            return new OpenedInput(reader, new InputAggregator(input.Name, rules, options, diagnostics) { Further = further, IsOtherFile = document.IsOtherFile });
        }

        Instant? generatedAt = ReadGeneratedTime(document, diagnostics);
        (Instant? asOf, AsOfSource? asOfSource) = resolver.Resolve(document, generatedAt);
        diagnostics.AddRange(ofReading.Take());
        if (asOfSource is null) resolver.ReportMissing(diagnostics);
        AcceptedRiskCoverage? coverage = AcceptedRiskCoverage.Of(options.AcceptedRisks, rules, asOf, diagnostics);
        EvaluationContext context = new(input.Name, rules, options, asOf, HasMoment: asOfSource is not null) { Coverage = coverage, KeptAccounts = KeptAccounts };

        OpenedText? text = reader.ReadHeader(options.Limits, diagnostics);
        InputAggregator aggregator = new(input.Name, rules, options, diagnostics)
        {
            Further = further,
            Form = document.Form,
            GeneratedAt = generatedAt,
            AsOf = asOf,
            AsOfSource = asOfSource,
            Coverage = coverage,
        };
        if (text is null) return new OpenedInput(reader, aggregator);

        bool canEvaluate = context.CanEvaluate(text.Header, line: null, diagnostics);
        aggregator.Begin(new HeaderState(text.Header, text.HeaderLine, IsSeen: true, canEvaluate), text.Occurrences);
        return new OpenedInput(reader, aggregator, new RowEvaluator(context, batches), text.Rows);
    }

    private static Instant? ReadGeneratedTime(SourceDocument document, DiagnosticBag diagnostics)
    {
        if (document.GeneratedTime is not { } text) return null;
        if (Instant.TryParse(text, out Instant instant)) return instant;

        diagnostics.Add(DiagnosticCatalogue.UnreadableGeneratedTime,
            $"'GeneratedTime' is '{MessageArgument.Text(text)}', which is not a time with a time zone: expected, for example, 2026-01-31T06:00:00Z. It was ignored.");
        return null;
    }
}
