namespace CredReport.Tests.Support;

/// <summary>Names that would become something else in a spreadsheet, a document, a terminal or a shell.</summary>
internal static class HostileNames
{
    /// <summary>None holds a comma or a line end: those are the reader's matter.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "=1+1", "+1", "-2+3", "@SUM(A1)", "\tTAB", "\0NUL", "=cmd|'/C calc'!A0",
        "[click](https://example.com)", "![image](https://example.com/x.png)", "<img src=x onerror=alert(1)>", "`code`", "``two``", "a|b", "# heading",
        "https://example.com", "*bold*", "&lt;b&gt;", "\\", "`",
        "\u001b[2J\u001b]0;title\u0007", "\u009b31m", "\u007f", "admin\u202egnp.exe", "\u2066x\u2069",
        "$(reboot)", "'; rm -rf ~; '", "-x", "--user-name",
    ];
}
