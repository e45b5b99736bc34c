using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Input;

/// <summary>Damaged texts in all forms are judged or refused, with an exit code that is documented, and end in no other way.</summary>
public sealed class FormsFuzzTests
{
    private const int Variants = 30;

    /// <summary>What damage is made of: pieces that mean something in one of the forms.</summary>
    private static readonly byte[][] Pieces =
    [
        .. new[] { "{", "}", "[", "]", "\"", "'", "\\", "\\ud800", "\n", "\t", ",", ":", "null", "b'", "- ", "---\n", "&a", "*a", "!!binary |\n", "<", "</Content>", "=", "\e[0m", "\0", "\uFEFF", "Content", "datetime.datetime(", "user", "|", "#" }
            .Select(System.Text.Encoding.UTF8.GetBytes),
    ];

    public static TheoryData<string> Names => FormsTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Damaged_text_is_judged_or_refused(string name)
    {
        int seed = Random.Shared.Next();
        Random random = new(seed);
        byte[] whole = FormsTests.BytesOf(name);
        for (int i = 0; i < Variants; i++)
        {
            byte[] damaged = Damage(whole, random);

            Func<ToolRun> run = () => ToolRun.With(new ToolInput { Bytes = damaged }, "analyze", "-", "-f", "json");

            run.Should().NotThrow($"seed {seed}, variant {i}, {Convert.ToBase64String(damaged)}").Which.ExitCode.Should().BeOneOf([0, 1, 2, 3], $"seed {seed}, variant {i}, {Convert.ToBase64String(damaged)}");
        }
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        List<byte> text = [.. whole];
        int changes = random.Next(1, 5);
        for (int i = 0; i < changes && text.Count > 0; i++)
        {
            // Most of what a form is lies at its ends.
            int at = random.Next(3) switch { 0 => random.Next(Math.Min(text.Count, 60)), 1 => text.Count - 1 - random.Next(Math.Min(text.Count, 60)), _ => random.Next(text.Count) };
            int length = Math.Min(random.Next(1, 40), text.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    text.RemoveRange(at, length);
                    break;
                case 1:
                    text.InsertRange(at, text.GetRange(at, length));
                    break;
                case 2:
                    text[at] = (byte)random.Next(256);
                    break;
                case 3:
                    text.RemoveRange(at, text.Count - at);
                    break;
                default:
                    text.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }

        return [.. text];
    }
}
