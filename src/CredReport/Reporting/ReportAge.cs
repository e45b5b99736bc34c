using System.Globalization;
using CredReport.Evaluation;

namespace CredReport.Reporting;

/// <summary>How old a report is at most when it is downloaded: what happened in that time is not in it.</summary>
internal static class ReportAge
{
    /// <summary>AWS generates a new report at most this often, in hours. Source: AWS IAM user guide, "Getting credential reports".</summary>
    public const int MostHours = 4;

    /// <summary><see cref="MostHours"/> as text.</summary>
    public static string Hours { get; } = MostHours.ToString(CultureInfo.InvariantCulture);

    /// <summary>The name of <see cref="MostHours"/> in JSON and CSV.</summary>
    public const string Name = "maxReportAgeHours";

    /// <summary>Says so in a sentence.</summary>
    /// <param name="sources">What was judged.</param>
    public static string Sentence(IEnumerable<SourceResult> sources) =>
        $"{(sources.Count(source => source.Judged) == 1 ? "The" : "Each")} report was at most {Hours} hours old when it was downloaded: AWS generates a new one every {Hours} hours.";
}
