using System.Text;
using CredReport.Rules;

namespace CredReport.Tests.Support;

/// <summary>Makes a rule of a logic and nothing but what every rule needs.</summary>
internal static class TestRule
{
    /// <summary>The rule.</summary>
    public static Rule Of(string logic, string id = "TEST.01", string more = "") => RuleFile.Read($"{id}.yaml", Encoding.UTF8.GetBytes(Text(logic, id, more)));

    /// <summary>The rule as a file's text.</summary>
    public static string Text(string logic, string id = "TEST.01", string more = "") =>
        $"id: {id}\ntitle: A rule of the tests\nseverity: low\nlogic: {logic}\n{more}";
}
