namespace CredReport.Input;

/// <summary>Removes the control sequences for terminal colors: ESC, <c>[</c>, parameters and a letter. Source: ECMA-48, 5.4.</summary>
/// <param name="colored">The text; left open.</param>
internal sealed class UncoloredStream(Stream colored) : ForwardStream
{
    private const byte Escape = 0x1b;

    private State _state;

    private enum State
    {
        Text,
        Escaped,
        Sequence,
    }

    public override int Read(Span<byte> buffer)
    {
        int kept = 0;
        while (kept == 0)
        {
            int read = colored.Read(buffer);
            if (read == 0) return 0;
            for (int i = 0; i < read; i++)
            {
                if (Keeps(buffer[i])) buffer[kept++] = buffer[i];
            }
        }

        return kept;
    }

    private bool Keeps(byte character)
    {
        switch (_state)
        {
            case State.Text when character == Escape:
                _state = State.Escaped;
                return false;
            case State.Escaped when character == '[':
                _state = State.Sequence;
                return false;
            case State.Sequence:
                // Parameters and intermediate bytes precede the final letter.
                if (character is < 0x20 or > 0x3f) _state = State.Text;
                return false;
            default:
                _state = State.Text;
                return true;
        }
    }
}
