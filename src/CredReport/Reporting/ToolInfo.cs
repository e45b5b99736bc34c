namespace CredReport.Reporting;

/// <summary>The tool that writes the outputs.</summary>
public static class ToolInfo
{
    /// <summary>The tool's name.</summary>
    public const string Name = "credreport";

    /// <summary>The tool's version, for example <c>0.1.0</c>.</summary>
    public static string Version { get; } = typeof(ToolInfo).Assembly.GetName().Version!.ToString(3);
}
