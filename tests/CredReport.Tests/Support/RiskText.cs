using System.Text;
using System.Text.Json;
using CredReport.Evaluation.Exceptions;
using CredReport.Rules;

namespace CredReport.Tests.Support;

/// <summary>Makes an exceptions file. What is left out of an exception is filled in, so that a test names what it is about.</summary>
internal sealed class RiskText
{
    public const string File = "accepted-risks.yaml";

    private static readonly (string Key, string Value)[] Defaults =
    [
        ("rule", BuiltInRules.DefaultId), ("account", "111122223333"), ("user", "alice"), ("reason", "Until the move to roles"),
        ("owner", "platform-security"), ("expires", "2026-12-31"),
    ];

    private readonly List<string> _items = [];

    /// <summary>Adds an exception; it begins on the line after the one before.</summary>
    public RiskText Add(string id, params (string Key, string Value)[] fields)
    {
        IEnumerable<(string Key, string Value)> all = [("id", id), .. fields, .. Defaults.Where(item => !Array.Exists(fields, field => field.Key == item.Key))];
        _items.Add($"  - {{ {string.Join(", ", all.Select(field => $"{field.Key}: {Quote(field.Value)}"))} }}\n");
        return this;
    }

    public override string ToString() => $"version: 1\nexceptions:\n{(_items.Count == 0 ? "  []\n" : string.Concat(_items))}";

    /// <summary>The file read; the first exception is on line 3.</summary>
    public AcceptedRisks Read(params Rule[] rules) => AcceptedRiskFile.Read(File, Encoding.UTF8.GetBytes(ToString()), rules);

    /// <summary>JSON's escapes are YAML's.</summary>
    private static string Quote(string value) => JsonSerializer.Serialize(value);
}
