namespace CredReport.Rules;

/// <summary>The severity of a failing rule, in ascending order.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Informational,

    /// <summary>Low.</summary>
    Low,

    /// <summary>Medium.</summary>
    Medium,

    /// <summary>High.</summary>
    High,

    /// <summary>Critical.</summary>
    Critical,
}
