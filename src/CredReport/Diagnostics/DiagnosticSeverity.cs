namespace CredReport.Diagnostics;

/// <summary>The severity of a diagnostic.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth a look; everything was still evaluated.</summary>
    Warning,

    /// <summary>The cell, the row or the report that it names could not be evaluated: the run is not complete.</summary>
    Error,
}
