using CredReport.Input;
using CredReport.Model;

namespace CredReport.Evidence.Verify;

/// <summary>The reports that were supplied to verify a package that holds them back, by their hashes.</summary>
internal sealed class SuppliedReports
{
    private readonly Dictionary<string, ReportInput> _byHash = new(StringComparer.Ordinal);

    /// <summary>Reads the reports once.</summary>
    /// <exception cref="EvidenceException">One cannot be read.</exception>
    public SuppliedReports(IReadOnlyList<ReportInput> inputs)
    {
        foreach (ReportInput input in InputParts.Expand(inputs, InputLimits.Default).Select(input => input.Kept()))
        {
            try
            {
                _byHash.TryAdd(SourceHash.Of(input), input);
            }
            catch (Exception e) when (SourceDocument.IsReadFailure(e))
            {
                throw new EvidenceException($"The report '{input.Name}' cannot be read: {(input.FullPath is { } path ? e.Message.Replace(path, input.Name, StringComparison.Ordinal) : e.Message)}");
            }
        }
    }

    /// <summary>Whether any was given.</summary>
    public bool Any => _byHash.Count > 0;

    /// <summary>The report that a hash under a key stands for; null when it was not given.</summary>
    public ReportInput? Find(string hmacSha256, Pseudonyms pseudonyms) => _byHash.FirstOrDefault(known => pseudonyms.Content(known.Key) == hmacSha256).Value;
}
