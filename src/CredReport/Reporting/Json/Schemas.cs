namespace CredReport.Reporting;

/// <summary>The JSON Schemas of what the library reads and writes.</summary>
public static class Schemas
{
    /// <summary>JSON Schema (draft 07) of the findings.</summary>
    public static string Findings { get; } = Read("findings");

    /// <summary>JSON Schema (draft 07) of what changed between two reports.</summary>
    public static string Diff { get; } = Read("diff");

    /// <summary>JSON Schema (draft 07) of a rule file.</summary>
    public static string Rule { get; } = Read("rule");

    /// <summary>JSON Schema (draft 07) of an exceptions file.</summary>
    public static string Exceptions { get; } = Read("exceptions");

    /// <summary>JSON Schema (draft 07) of what a package says of itself.</summary>
    public static string Evaluation { get; } = Read("evaluation");

    private static string Read(string name)
    {
        using Stream stream = typeof(Schemas).Assembly.GetManifestResourceStream($"schemas/{name}.schema.json")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
