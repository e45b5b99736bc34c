using CredReport.Yaml;

namespace CredReport.Rules;

/// <summary>Reads the block <c>published</c> of a rule file.</summary>
internal static class PublicationFields
{
    private static readonly string[] Keys = ["by", "source", "entity", "category", "frameworks"];

    /// <summary>Fields that a rule file may have either in the block or at the top level.</summary>
    private static readonly string[] Shared = ["entity", "category", "source"];

    /// <summary>The block; null if it is missing or names no publisher.</summary>
    public static RulePublication? Read(string file, YamlFields rule, List<FileError> errors)
    {
        if (rule.Map("published") is not { } map) return null;

        YamlFields fields = new(file, "'published'", map, Keys, errors);
        foreach (string key in Shared) RefuseTwice(key, rule, fields);
        YamlText? by = fields.Required("by");
        string? source = fields.Text("source");
        string? entity = fields.Text("entity");
        string? category = fields.Text("category");
        IReadOnlyList<string> frameworks = fields.Texts("frameworks");
        return by is null ? null : new RulePublication(by.Text.Trim(), source, entity, category, frameworks);
    }

    /// <summary>A field in two places is ambiguous: the later one is an error that names the earlier one.</summary>
    private static void RefuseTwice(string key, YamlFields rule, YamlFields published)
    {
        if (rule.Optional(key) is not { } top || published.Optional(key) is not { } inner) return;

        bool isTopFirst = (top.Line, top.Column).CompareTo((inner.Line, inner.Column)) < 0;
        if (isTopFirst) published.Error(inner, $"'published' has '{key}', which the rule already has on line {top.Line}: keep one of the two.");
        else rule.Error(top, $"The rule has '{key}', which 'published' already has on line {inner.Line}: keep one of the two.");
    }
}
