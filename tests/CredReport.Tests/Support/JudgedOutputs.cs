using System.Text;
using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Reporting;
using CredReport.Rules;

namespace CredReport.Tests.Support;

/// <summary>All that a run writes and answers, as text.</summary>
internal static class JudgedOutputs
{
    /// <summary>Judges the inputs, and writes every format, each in its own way to need the hash and all diagnostics, or not.</summary>
    public static string Of(IReadOnlyList<Rule> rules, AnalysisOptions options, params ReportInput[] inputs)
    {
        MemoryStream[] streams = [.. OutputFormats.All.Select(_ => new MemoryStream())];
        AnalysisResult result = new Analysis(rules, options).Run(inputs, FindingWriters.Combine([.. OutputFormats.All.Zip(streams, (format, stream) => FindingWriters.Create(format, stream))]));

        StringBuilder text = new();
        foreach (MemoryStream stream in streams) text.Append(Encoding.UTF8.GetString(stream.ToArray())).Append('\n');
        foreach (object said in result.AllDiagnostics) text.Append(said).Append('\n');
        foreach (object omitted in result.OmittedDiagnostics) text.Append(omitted).Append('\n');
        foreach (SourceResult source in result.Sources) text.Append(source.Judged).Append(source.Rows).Append(source.Bytes).Append(source.Form).Append('\n');
        if (options.Progress is { } progress) text.Append($"{progress.Bytes} {progress.Rows} {progress.Failing}\n");
        return text.ToString();
    }

    /// <summary>The same with inputs that are cut into small chunks.</summary>
    /// <param name="options">The options.</param>
    /// <param name="bytes">How long a chunk is at least; small ones end with each line.</param>
    /// <param name="threads">How many threads there are.</param>
    public static AnalysisOptions InChunks(this AnalysisOptions options, int bytes, int threads) =>
        options with { Threads = threads, Limits = options.Limits with { ChunkBytes = bytes } };
}
