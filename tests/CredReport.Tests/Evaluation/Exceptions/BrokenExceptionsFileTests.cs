using System.Text;
using CredReport.Evaluation.Exceptions;
using CredReport.Rules;
using CredReport.Tests.Support;
using CredReport.Yaml;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Exceptions;

/// <summary>What is wrong with an exceptions file, sentence for sentence, with line and column.</summary>
public sealed class BrokenExceptionsFileTests
{
    private const string Keys = "id, rule, account, user, created, key, reason, owner, expires, ticket";

    public static TheoryData<string, string> Files { get; } = new()
    {
        { "", "e.yaml:1:1: The file is empty." },
        { "- id: A", "e.yaml:1:1: An exceptions file is a mapping of keys; found a list." },
        { "text", "e.yaml:1:1: An exceptions file is a mapping of keys; found the text 'text'." },
        { "exceptions: []", "e.yaml:1:1: An exceptions file needs the key 'version'." },
        { "version: 1", "e.yaml:1:1: An exceptions file needs the key 'exceptions'." },
        { "version: 2\nexceptions: []", "e.yaml:1:10: 'version' is the text '2'; expected 1, the only one there is." },
        { "version: 1.0\nexceptions: []", "e.yaml:1:10: 'version' is the text '1.0'; expected 1, the only one there is." },
        { "version:\nexceptions: []", "e.yaml:1:9: 'version' is empty." },
        { "version: [1]\nexceptions: []", "e.yaml:1:10: 'version' is a list; expected a text." },
        { "version: 1\nexceptions: {}", "e.yaml:2:13: 'exceptions' is a mapping; expected a list." },
        { "version: 1\nexceptions: none", "e.yaml:2:13: 'exceptions' is the text 'none'; expected a list." },
        { "version: 1\nexceptions: [A]", "e.yaml:2:14: An item of 'exceptions' is the text 'A'; expected a mapping." },
        { "version: 1\nexeptions: []\nexceptions: []", "e.yaml:2:1: An exceptions file has no key 'exeptions'. Did you mean 'exceptions'?" },
        { "version: 1\nrules: []\nexceptions: []", "e.yaml:2:1: An exceptions file has no key 'rules'. It has: version, exceptions." },
        { "version: 1\nversion: 1\nexceptions: []", "e.yaml:2:1: The key 'version' is given twice." },
        { "version: 1\nexceptions: &x []", "e.yaml:2:13: Anchors are not accepted: write the value out." },
    };

    /// <summary>Each is put in the place of a field of a good exception, which is on line 3 from column 5 on.</summary>
    public static TheoryData<string, string, string> Fields { get; } = new()
    {
        { "id", "", "3:5: An exception needs the key 'id'." },
        { "id", "id: ''", "5:9: 'id' is empty." },
        { "id", "id: ' '", "5:9: 'id' is empty." },
        { "id", "id:", "5:8: 'id' is empty." },
        { "id", "id: null", "5:9: 'id' is empty." },
        { "id", "id: [A]", "5:9: 'id' is a list; expected a text." },
        { "rule", "", "3:5: An exception needs the key 'rule'." },
        { "rule", "rule: D9.AWS.IAM.97", "5:11: There is no rule 'D9.AWS.IAM.97', neither in the catalogue nor among the chosen ones. Did you mean 'D9.AWS.IAM.07'?" },
        { "rule", "rule: TESTS.01", "5:11: There is no rule 'TESTS.01', neither in the catalogue nor among the chosen ones. Did you mean 'TEST.01'?" },
        { "rule", "rule: hygiene", "5:11: There is no rule 'hygiene', neither in the catalogue nor among the chosen ones. A rule of one's own is chosen by its file, with --rules." },
        { "account", "", "3:5: An exception needs the key 'account'." },
        { "account", "account: 111122223333", "5:14: 'account' is the number 111122223333; expected 12 digits in quotation marks, for example \"111122223333\": other programs take the zeros away that a number begins with." },
        { "account", "account: \"1111-2222-3333\"", "5:14: 'account' is the text '1111-2222-3333'; expected 12 digits in quotation marks, for example \"111122223333\"." },
        { "account", "account: 11112222333", "5:14: 'account' is the text '11112222333'; expected 12 digits in quotation marks, for example \"111122223333\"." },
        { "account", "account: \"١١١١٢٢٢٢٣٣٣٣\"", "5:14: 'account' is the text '١١١١٢٢٢٢٣٣٣٣'; expected 12 digits in quotation marks, for example \"111122223333\"." },
        { "account", "account: ~", "5:14: 'account' is empty." },
        { "user", "", "3:5: An exception needs the key 'user'." },
        { "user", "user: build-*", "5:11: 'user' is the text 'build-*', and no IAM user can be called so; expected a name letter for letter, without path or pattern, or <root_account>." },
        { "user", "user: /ci/build-bot", "5:11: 'user' is the text '/ci/build-bot', and no IAM user can be called so; expected a name letter for letter, without path or pattern, or <root_account>." },
        { "user", "user: [alice, bob]", "5:11: 'user' is a list; expected a text." },
        { "created", "created: 2024-01-01", "5:14: 'created' is the text '2024-01-01'; expected a moment as the report has it, for example 2024-01-01T00:00:00Z." },
        { "created", "created: 2024-01-01T00:00:00", "5:14: 'created' is the text '2024-01-01T00:00:00'; expected a moment as the report has it, for example 2024-01-01T00:00:00Z." },
        { "key", "key: AKIAIOSFODNN7EXAMPLE", "5:10: 'key' is the text 'AKIAIOSFODNN7EXAMPLE'; expected a moment as the report has it, for example 2024-01-01T00:00:00Z." },
        { "key", "key: {}", "5:10: 'key' is a mapping; expected a moment as the report has it, for example 2024-01-01T00:00:00Z." },
        { "rule", "rule: D9.AWS.IAM.02\n    key: 2024-01-01T00:00:05Z", "6:10: An exception for D9.AWS.IAM.02 cannot name a key: the rule does not read exactly one access key or certificate." },
        { "reason", "", "3:5: An exception needs the key 'reason'." },
        { "reason", "reason: { because: x }", "5:13: 'reason' is a mapping; expected a text." },
        { "owner", "", "3:5: An exception needs the key 'owner'." },
        { "owner", "owner: \"\"", "5:12: 'owner' is empty." },
        { "expires", "", "3:5: An exception needs the key 'expires'." },
        { "expires", "expires: 30.06.2026", "5:14: 'expires' is the text '30.06.2026'; expected a day, for example 2026-06-30, which is the last one on which the exception covers." },
        { "expires", "expires: 2026-02-29", "5:14: 'expires' is the text '2026-02-29'; expected a day, for example 2026-06-30, which is the last one on which the exception covers." },
        { "expires", "expires: 2026-06-30T00:00:00Z", "5:14: 'expires' is the text '2026-06-30T00:00:00Z'; expected a day, for example 2026-06-30, which is the last one on which the exception covers." },
        { "expires", "expires: never", "5:14: 'expires' is the text 'never'; expected a day, for example 2026-06-30, which is the last one on which the exception covers." },
        { "ticket", "ticket: [SEC-1]", "5:13: 'ticket' is a list; expected a text." },
        { "ticket", "tiket: SEC-1", "5:5: An exception has no key 'tiket'. Did you mean 'ticket'?" },
        { "ticket", "severity: low", $"5:5: An exception has no key 'severity'. It has: {Keys}." },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void File_is_refused_with_its_place(string text, string expected) => Errors(text).Should().Equal(expected);

    [Theory]
    [MemberData(nameof(Fields))]
    public void Field_is_refused_with_its_place(string field, string line, string expected)
    {
        Dictionary<string, string> fields = new()
        {
            ["id"] = "id: A",
            ["rule"] = "rule: D9.AWS.IAM.79",
            ["account"] = "account: \"111122223333\"",
            ["user"] = "user: alice",
            ["reason"] = "reason: R",
            ["owner"] = "owner: O",
            ["expires"] = "expires: 2026-06-30",
        };
        fields[field] = line;
        // What is wrong is on line 5: behind the version, the list, and the two lines of a field that is right.
        string[] others = [.. fields.Where(item => item.Key != field).Select(item => item.Value)];
        string[] lines = [others[0], others[1], line, .. others[2..]];
        string text = $"version: 1\nexceptions:\n  - {string.Join("\n    ", lines.Where(item => item.Length > 0))}\n";

        Errors(text).Should().Equal($"e.yaml:{expected}");
    }

    [Fact]
    public void All_is_said_at_once_in_the_order_of_the_file()
    {
        string text = new RiskText().Add("A", ("account", "1"), ("expires", "soon")).Add("A", ("user", "a b")) + "extra: 1\n";

        Errors(text).Should().Equal(
            "e.yaml:3:25: 'account' is the text '1'; expected 12 digits in quotation marks, for example \"111122223333\".",
            "e.yaml:3:39: 'expires' is the text 'soon'; expected a day, for example 2026-06-30, which is the last one on which the exception covers.",
            "e.yaml:4:11: The id 'A' is also that of the exception on line 3.",
            "e.yaml:4:22: 'user' is the text 'a b', and no IAM user can be called so; expected a name letter for letter, without path or pattern, or <root_account>.",
            "e.yaml:5:1: An exceptions file has no key 'extra'. It has: version, exceptions.");
    }

    [Fact]
    public void What_is_no_YAML_is_said_with_its_place() => Errors("version: 1\nexceptions: [").Should().ContainSingle().Which.Should().StartWith("e.yaml:3:1: This is not YAML: ");

    private static IEnumerable<string> Errors(string text)
    {
        Rule own = TestRule.Of("IamUser should have mfaActive");
        try
        {
            AcceptedRiskFile.Read("e.yaml", Encoding.UTF8.GetBytes(text), [own]);
            return [];
        }
        catch (FileErrorException e)
        {
            return e.Errors.Select(error => error.ToString());
        }
    }
}
