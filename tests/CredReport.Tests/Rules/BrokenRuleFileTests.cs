using System.Text;
using CredReport.Rules;
using CredReport.Yaml;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Rules;

/// <summary>What is wrong with a rule file, sentence for sentence, with line and column.</summary>
public sealed class BrokenRuleFileTests
{
    private const string Head = "id: TEST.01\ntitle: A rule\nseverity: low\n";
    private const string Good = Head + "logic: IamUser should have mfaActive=true\n";
    private const string Dated = Head + "logic: IamUser should have passwordLastUsed after(-90, 'days')\n";
    private const string KeysOfARule = "id, title, severity, entity, category, source, published, logic, rationale, remediation, frameworks, notes, examples";

    private static readonly string Many = string.Join(", ", Enumerable.Range(1, 40));

    public static TheoryData<string, string> Whole { get; } = new()
    {
        { "", "r.yaml:1:1: The file is empty." },
        { "- id: TEST.01", "r.yaml:1:1: A rule is a mapping of keys; found a list." },
        { "\njust text", "r.yaml:2:1: A rule is a mapping of keys; found the text 'just text'." },
        { Good + "titel: x", "r.yaml:5:1: A rule has no key 'titel'. Did you mean 'title'?" },
        { Good + "colour: x", $"r.yaml:5:1: A rule has no key 'colour'. It has: {KeysOfARule}." },
        { Good + "Id: x", "r.yaml:5:1: A rule has no key 'Id'. Did you mean 'id'?" },
        { Good + "id: TEST.02", "r.yaml:5:1: The key 'id' is given twice." },
        { "title: A rule\nseverity: low\nlogic: IamUser should have mfaActive", "r.yaml:1:1: A rule needs the key 'id'." },
        { "id: TEST.01\nseverity: low\nlogic: IamUser should have mfaActive", "r.yaml:1:1: A rule needs the key 'title'." },
        { "id: TEST.01\ntitle: A rule\nlogic: IamUser should have mfaActive", "r.yaml:1:1: A rule needs the key 'severity'." },
        { "# A comment.\n\n" + Head, "r.yaml:3:1: A rule needs the key 'logic'." },
        { "id: ''\ntitle: A rule\nseverity: low\nlogic: IamUser should have mfaActive", "r.yaml:1:5: 'id' is empty." },
        { "id: TEST.01\ntitle: A rule\nseverity: low\nlogic: \"\"", "r.yaml:4:8: 'logic' is empty." },
        { "id: TEST.01\ntitle: A rule\nseverity: severe\nlogic: IamUser should have mfaActive", "r.yaml:3:11: There is no severity 'severe'; expected one of informational, low, medium, high, critical." },
        { "id: [TEST.01]\ntitle: A rule\nseverity: low\nlogic: IamUser should have mfaActive", "r.yaml:1:5: 'id' is a list; expected a text." },
        { "id: TEST.01\ntitle: {a: b}\nseverity: low\nlogic: IamUser should have mfaActive", "r.yaml:2:8: 'title' is a mapping; expected a text." },
        { "id: TEST.01\ntitle: A rule\nseverity: [low]\nlogic: IamUser should have mfaActive", "r.yaml:3:11: 'severity' is a list; expected a text." },
        { Good + "notes:\n  - a\n", "r.yaml:6:3: 'notes' is a list; expected a text." },
        { Good + "entity: {}\n", "r.yaml:5:9: 'entity' is a mapping; expected a text." },
    };

    public static TheoryData<string, string> Parts { get; } = new()
    {
        { Good + "remediation: Delete it.", "r.yaml:5:14: 'remediation' is the text 'Delete it.'; expected a mapping." },
        { Good + "remediation: { shell: x }", "r.yaml:5:16: 'remediation' has no key 'shell'. It has: console, cli, cliUnusedKey, terraform." },
        { Good + "remediation:\n  terafrom: x", "r.yaml:6:3: 'remediation' has no key 'terafrom'. Did you mean 'terraform'?" },
        { Good + "remediation: { console: { root: Sign in. } }", "r.yaml:5:27: 'console' has no key 'root'. It has: administrator, user." },
        { Good + "remediation: { console: [Sign in., [x]] }", "r.yaml:5:36: An item of 'console' is a list; expected a text." },
        { Good + "remediation: { console: { user: [Sign in., ''] } }", "r.yaml:5:44: An item of 'user' is empty; expected a text." },
        { Good + "remediation: { console: { user: { a: b } } }", "r.yaml:5:33: 'user' is a mapping; expected a text or a list of texts." },
        { Good + "remediation: { cli: [aws] }", "r.yaml:5:21: 'cli' is a list; expected a text." },
        { Good + "frameworks: CIS", "r.yaml:5:13: 'frameworks' is the text 'CIS'; expected a list." },
        { Good + "frameworks: [CIS]", "r.yaml:5:14: An item of 'frameworks' is the text 'CIS'; expected a mapping." },
        { Good + "frameworks:\n  - version: 1.5.0", "r.yaml:6:5: A framework needs the key 'name'." },
        { Good + "frameworks: [{ name: CIS, number: 1 }]", "r.yaml:5:27: A framework has no key 'number'. It has: name, version, control, source, differs." },
        { Good + "frameworks: [{ name: CIS, version: {} }]", "r.yaml:5:36: 'version' is a mapping; expected a text or a list of texts." },
        { Good + "frameworks: [{ name: CIS, control: [a, [b]] }]", "r.yaml:5:40: An item of 'control' is a list; expected a text." },
        { Good + "frameworks: [{ name: CIS, control: [''] }]", "r.yaml:5:37: An item of 'control' is empty; expected a text." },
        { Good + "frameworks: [{ name: CIS, source: [x] }]", "r.yaml:5:35: 'source' is a list; expected a text." },
        { Good + "frameworks: [{ name: CIS, difers: x }]", "r.yaml:5:27: A framework has no key 'difers'. Did you mean 'differs'?" },
        { Good + $"frameworks: [{{ name: CIS }}, {{ name: CIS, version: [{Many}], control: [{Many}] }}]", "r.yaml:5:29: With this entry, 'frameworks' has 1601 controls; at most 1000 are accepted." },
        { Good + "published: CloudGuard", "r.yaml:5:12: 'published' is the text 'CloudGuard'; expected a mapping." },
        { Good + "published: { source: x }", "r.yaml:5:12: 'published' needs the key 'by'." },
        { Good + "published: { by: '' }", "r.yaml:5:18: 'by' is empty." },
        { Good + "published: { by: x, title: y }", "r.yaml:5:21: 'published' has no key 'title'. It has: by, source, entity, category, frameworks." },
        { Good + "published: { by: x, frameworks: {} }", "r.yaml:5:33: 'frameworks' is a mapping; expected a text or a list of texts." },
        { Good + "published: { by: x, frameworks: [{ name: y }] }", "r.yaml:5:34: An item of 'frameworks' is a mapping; expected a text." },
        { Good + "entity: IAM User\npublished: { by: x, entity: IAM User }", "r.yaml:6:29: 'published' has 'entity', which the rule already has on line 5: keep one of the two." },
        { Good + "published: { by: x, category: y }\ncategory: y", "r.yaml:6:11: The rule has 'category', which 'published' already has on line 5: keep one of the two." },
        { Good + "source: z\npublished:\n  by: x\n  source: y", "r.yaml:8:11: 'published' has 'source', which the rule already has on line 5: keep one of the two." },
        { Good + "examples: []", "r.yaml:5:11: 'examples' is a list; expected a mapping." },
        { Good + "examples: { failing: [] }", "r.yaml:5:13: 'examples' has no key 'failing'. It has: asOf, fails, passes, notRelevant, notAssessable." },
        { Good + "examples: { fails: { user: alice } }", "r.yaml:5:20: 'fails' is a mapping; expected a list." },
        { Good + "examples: { passes: [alice] }", "r.yaml:5:22: An item of 'passes' is the text 'alice'; expected a mapping." },
        { Good + "examples: { fails: [ { user: alice, mfa_activ: \"true\" } ] }", "r.yaml:5:37: A credential report has no column 'mfa_activ'. Did you mean 'mfa_active'?" },
        { Good + "examples: { fails: [ { user: alice, birthday: x } ] }", "r.yaml:5:37: A credential report has no column 'birthday'." },
        { Good + "examples: { fails: [ { user: [alice] } ] }", "r.yaml:5:30: The cell 'user' is a list; expected a text." },
        { Good + "examples: { asOf: yesterday }", "r.yaml:5:19: 'asOf' is the text 'yesterday'; expected a moment, for example 2026-01-31T00:00:00Z." },
        { Good + "examples: { asOf: 2026-01-31T00:00:00 }", "r.yaml:5:19: 'asOf' is the text '2026-01-31T00:00:00'; expected a moment, for example 2026-01-31T00:00:00Z." },
        { Good + "examples: { asOf: [2026-01-31] }", "r.yaml:5:19: 'asOf' is a list; expected a moment, for example 2026-01-31T00:00:00Z." },
        { Dated + "examples: { asOf: {} }", "r.yaml:5:19: 'asOf' is a mapping; expected a moment, for example 2026-01-31T00:00:00Z." },
        { Dated + "examples:\n  passes: [ { user: alice } ]", "r.yaml:6:3: 'examples' need the key 'asOf': the logic asks for the as-of time." },
    };

    public static TheoryData<string, string> Logic { get; } = new()
    {
        // A plain value on one line: the column is the file's.
        {
            Head + "logic: IamUser should have mfaActiv=true",
            "r.yaml:4:28: logic, line 1, column 21: IamUser has no property 'mfaActiv'. Did you mean 'mfaActive'?\n"
            + "    IamUser should have mfaActiv=true\n"
            + "                        ^"
        },
        {
            Head + "logic:    IamUser have mfaActive",
            "r.yaml:4:19: logic, line 1, column 9: Found 'have'; expected 'where' or 'should'.\n"
            + "    IamUser have mfaActive\n"
            + "            ^"
        },
        // Inside quotation marks or over several lines it is that of the value.
        {
            Head + "logic: \"IamUser should have mfaActiv=true\"",
            "r.yaml:4:8: logic, line 1, column 21: IamUser has no property 'mfaActiv'. Did you mean 'mfaActive'?\n"
            + "    IamUser should have mfaActiv=true\n"
            + "                        ^"
        },
        {
            Head + "logic: |\n  IamUser\n  should have mfaActiv=true\n",
            "r.yaml:4:8: logic, line 2, column 13: IamUser has no property 'mfaActiv'. Did you mean 'mfaActive'?\n"
            + "    should have mfaActiv=true\n"
            + "                ^"
        },
        {
            Head + "logic: IamUser\n  should have mfaActiv=true\n",
            "r.yaml:4:8: logic, line 1, column 21: IamUser has no property 'mfaActiv'. Did you mean 'mfaActive'?\n"
            + "    IamUser should have mfaActiv=true\n"
            + "                        ^"
        },
    };

    [Theory]
    [MemberData(nameof(Whole))]
    [MemberData(nameof(Parts))]
    [MemberData(nameof(Logic))]
    public void A_mistake_is_said_with_its_place(string text, string expected) => Errors(text).Select(error => error.ToString()).Should().Equal(expected);

    [Fact]
    public void All_mistakes_are_said_at_once_in_the_order_of_the_file() =>
        Errors("""
            severity: severe
            logic: IamUser should have mfaActiv=true or mfaActive > 5
            titel: x
            examples:
              fails: [ { usr: alice, arn: [] } ]
            notes: []
            id: TEST.01
            frameworks: [CIS]
            """).Select(error => (error.Line, error.Column, error.Message.Split('\n')[0])).Should().Equal(
            (1, 1, "A rule needs the key 'title'."),
            (1, 11, "There is no severity 'severe'; expected one of informational, low, medium, high, critical."),
            (2, 28, "logic, line 1, column 21: IamUser has no property 'mfaActiv'. Did you mean 'mfaActive'?"),
            (2, 55, "logic, line 1, column 48: 'mfaActive' is a boolean: it can be compared only by '=' and '!=', not by '>'."),
            (3, 1, "A rule has no key 'titel'. Did you mean 'title'?"),
            (5, 14, "A credential report has no column 'usr'. Did you mean 'user'?"),
            (5, 31, "The cell 'arn' is a list; expected a text."),
            (6, 8, "'notes' is a list; expected a text."),
            (8, 14, "An item of 'frameworks' is the text 'CIS'; expected a mapping."));

    [Fact]
    public void The_exception_lists_the_mistakes_a_line_each() =>
        FluentActions.Invoking(() => RuleFile.Read("r.yaml", "id: TEST.01\ntitle: A rule\n"u8.ToArray())).Should().Throw<FileErrorException>()
            .WithMessage("r.yaml:1:1: A rule needs the key 'severity'.\nr.yaml:1:1: A rule needs the key 'logic'.");

    private static IReadOnlyList<FileError> Errors(string text) =>
        FluentActions.Invoking(() => RuleFile.Read("r.yaml", Encoding.UTF8.GetBytes(text))).Should().Throw<FileErrorException>().Which.Errors;
}
