namespace CredReport.Reporting;

/// <summary>Says to a reader that names are none.</summary>
internal static class PseudonymNote
{
    /// <summary>A sentence.</summary>
    public const string Sentence = "Accounts, users and ARNs are pseudonyms under a key; names of sources, reasons of exceptions and texts that may hold a name are left out.";
}
