namespace CredReport.Diagnostics;

/// <summary>What a diagnostic costs.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth a look; everything was judged all the same.</summary>
    Warning,

    /// <summary>The cell, the row or the report that it names could not be judged: the run is not complete.</summary>
    Error,
}
