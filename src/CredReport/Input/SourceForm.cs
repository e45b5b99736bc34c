namespace CredReport.Input;

/// <summary>The form in which a report was found.</summary>
public enum SourceForm
{
    /// <summary>The CSV that AWS makes, with any separator.</summary>
    Csv,

    /// <summary>The answer of <c>aws iam get-credential-report</c>: JSON whose <c>Content</c> holds the CSV.</summary>
    AwsCliJson,
}
