namespace CredReport.Rules;

/// <summary>A framework that rules of the catalogue are mapped to.</summary>
/// <param name="Name">Its name in rule files and outputs.</param>
/// <param name="ShortNames">Other names accepted in a selection.</param>
internal sealed record Framework(string Name, params IReadOnlyList<string> ShortNames)
{
    /// <summary>All frameworks.</summary>
    public static IReadOnlyList<Framework> All { get; } =
    [
        new("CIS AWS Foundations", "CIS", "CIS AWS", "CIS AWS Foundations Benchmark", "CIS Amazon Web Services Foundations Benchmark"),
        new("NIST SP 800-53", "NIST", "NIST 800-53"),
        new("PCI DSS", "PCI"),
        new("SOC 2"),
        new("ISO/IEC 27001", "ISO 27001"),
        new("AWS Foundational Security Best Practices", "FSBP", "AWS FSBP", "Foundational Security Best Practices"),
        new("HIPAA", "HIPAA Security Rule"),
    ];

    /// <summary>All names accepted in a selection.</summary>
    public IEnumerable<string> Names => [Name, .. ShortNames];
}
