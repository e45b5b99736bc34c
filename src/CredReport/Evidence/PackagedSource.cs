using CredReport.Input;

namespace CredReport.Evidence;

/// <summary>A report that goes into a package.</summary>
/// <param name="Input">The report, called by its place in the package; can be opened as often as one likes.</param>
/// <param name="Original">Its name on the machine of the person who supplied it. Never part of the package.</param>
public sealed record PackagedSource(ReportInput Input, string Original)
{
    /// <summary>Its path in the package, if reports are packed.</summary>
    public string Path => Input.Name;
}
