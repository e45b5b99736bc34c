namespace CredReport.Reporting;

/// <summary>A format in which findings are written.</summary>
public enum OutputFormat
{
    /// <summary>Plain lines for a person.</summary>
    Text,

    /// <summary>One JSON object, described by <c>findings.schema.json</c>.</summary>
    Json,

    /// <summary>One finding a row.</summary>
    Csv,

    /// <summary>A document for a ticket or an auditor.</summary>
    Markdown,
}
