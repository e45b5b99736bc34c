namespace CredReport.Reporting;

/// <summary>Sequences that a terminal takes for colours. The library writes none by itself.</summary>
/// <param name="Bad">Before what fails.</param>
/// <param name="Unsure">Before what cannot be assessed, is excluded or not complete.</param>
/// <param name="Good">Before what passes.</param>
/// <param name="Strong">Before a user's name.</param>
/// <param name="Faint">Before secondary text.</param>
/// <param name="Reset">Behind each of them.</param>
public sealed record TextPalette(string Bad, string Unsure, string Good, string Strong, string Faint, string Reset)
{
    /// <summary>No colours.</summary>
    public static TextPalette None { get; } = new("", "", "", "", "", "");
}
