namespace CredReport.Input;

/// <summary>The words for forms.</summary>
public static class SourceForms
{
    private static readonly string[] Words = ["csv", "aws-cli-json"];

    /// <summary>The word for a form, as outputs write it.</summary>
    public static string Word(this SourceForm form) => Words[(int)form];
}
