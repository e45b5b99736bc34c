using System.Text;
using CredReport.Evaluation;
using CredReport.Evaluation.Exceptions;
using CredReport.Tests.Support;
using CredReport.Yaml;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Yaml;

/// <summary>Mutated files of rules and of exceptions: each is read, or refused with a place.</summary>
public sealed class FileFuzzTests
{
    private const int Seed = 20_261_126;
    private const int Texts = 20_000;

    private const string Rule = """
        id: TEST.01
        title: "A rule: of one's own"
        severity: low
        logic: >-
          IamUser where passwordEnabled=true
          should have mfaActive=true
        rationale: |
          Because.
        remediation: { console: Do it., cli: 'aws iam list-users' }
        frameworks:
          - name: CIS
            version: 6.0.0
            control: "2.13"
        examples:
          asOf: 2026-01-31T06:00:00Z
          fails:
            - { user: alice, password_enabled: true, mfa_active: false }
          passes: [ { user: bob } ]
        """;

    private static readonly string Risks = $"""
        {new RiskText().Add("EX-1").Add("EX-2", ("user", "bob"))}
          - id: EX-3
            rule: "D9.AWS.IAM.79"
            account: "111122223333"
            user: carlos   # a comment
            created: 2024-01-01T00:00:00Z
            reason: >
              Until the
              move
            owner: 'it''s us'
            expires: 2026-06-30
        """;

    /// <summary>What means something in YAML.</summary>
    private static readonly string[] Pieces =
    [
        ":", ": ", "- ", "-", "? ", "?", "[", "]", "{", "}", ",", ", ", "&a ", "*a", "!", "!!str ", "!<", "|", "|-", "|9", ">", ">+", "'", "\"", "\\", "\\x", "\\u12", "#", " #", "%", "%YAML 1.1\n", "%TAG ! x\n",
        "---", "--- ", "\n---\n", "...", "\n...\n", "@", "`", "\t", "\n", "\r", "\n\n", "\n  ", "\n    ", " ", "\0", "\u0085", "\u2028", "\ufeff", "\ud800", "~", "<<", "=", "0", "é", "[4", "{a", ": [", "- : ",
    ];

    [Fact]
    public void Mutated_rules_are_read_or_refused_with_a_place() => Fuzz(Rule, bytes => RuleCheck.Run("r.yaml", bytes));

    [Fact]
    public void Mutated_exceptions_are_read_or_refused_with_a_place() =>
        Fuzz(Risks, bytes =>
        {
            try
            {
                AcceptedRiskFile.Read("e.yaml", bytes, []);
                return [];
            }
            catch (FileErrorException e)
            {
                return e.Errors;
            }
        });

    private static void Fuzz(string text, Func<byte[], IReadOnlyList<FileError>> read)
    {
        int lines = text.Count(c => c == '\n') + 1;
        int isRead = 0;
        for (int i = 0; i < Texts; i++)
        {
            // The short ones reach states of the parser that a whole file hides.
            Random random = new(Seed + i);
            string mutated = random.Next(4) == 0 ? string.Concat(random.GetItems(Pieces, random.Next(1, 9))) : Mutate(text, random);
            IReadOnlyList<FileError> errors;
            try
            {
                errors = read(Encoding.UTF8.GetBytes(mutated));
            }
            catch (Exception e)
            {
                Assert.Fail($"Seed {Seed + i}: {e}\n{mutated}");
                throw;
            }

            if (errors.Count == 0) isRead++;
            errors.Where(error => error.Line < 1 || error.Column < 1 || error.Message.Length == 0).Should().BeEmpty($"seed {Seed + i}");
        }

        isRead.Should().BeInRange(10, Texts - 1000, $"some of the texts of {lines} lines should be read, and many should not");
    }

    private static string Mutate(string text, Random random)
    {
        StringBuilder mutated = new(text);
        int changes = random.Next(1, 5);
        for (int i = 0; i < changes; i++)
        {
            int at = random.Next(mutated.Length);
            int length = Math.Min(random.Next(1, 20), mutated.Length - at);
            switch (random.Next(4))
            {
                case 0:
                    mutated.Remove(at, length);
                    break;
                case 1:
                    mutated.Insert(at, mutated.ToString(at, length));
                    break;
                case 2:
                    mutated.Length = Math.Max(1, random.Next(5) == 0 ? at : mutated.Length);
                    break;
                default:
                    mutated.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }

        return mutated.ToString();
    }
}
