using System.Text;
using CredReport.Cli.Host;
using CredReport.Reporting;

namespace CredReport.Cli.Terminal;

/// <summary>Shows on a terminal as escapes what would steer it; lines stay lines.</summary>
internal sealed class EscapingStream(Stream terminal) : NonClosingStream(terminal)
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        char[] characters = new char[Encoding.UTF8.GetMaxCharCount(buffer.Length)];
        int count = _decoder.GetChars(buffer, characters, flush: false);
        string visible = string.Join('\n', new string(characters, 0, count).Split('\n').Select(VisibleText.Escape));
        Inner.Write(Encoding.UTF8.GetBytes(visible));
    }
}
