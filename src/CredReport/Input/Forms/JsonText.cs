namespace CredReport.Input.Forms;

/// <summary>Handles JSON that cannot be parsed: finds its end, and removes the line breaks of a terminal.</summary>
internal static class JsonText
{
    /// <summary>Length of the first value of a text, by its brackets; the whole text if they do not match.</summary>
    public static int Length(ReadOnlySpan<byte> text)
    {
        bool isString = false;
        int open = 0;
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)'\\' when isString:
                    i++;
                    break;
                case (byte)'"':
                    isString = !isString;
                    break;
                case (byte)'{' or (byte)'[' when !isString:
                    open++;
                    break;
                case (byte)'}' or (byte)']' when !isString:
                    if (--open == 0) return i + 1;
                    break;
            }
        }

        return text.Length;
    }

    /// <summary>Removes line ends inside strings, where JSON does not allow them. False if there are none.</summary>
    public static bool TryJoin(ReadOnlySpan<byte> text, out byte[] joined)
    {
        List<byte> kept = new(text.Length);
        bool isString = false;
        for (int i = 0; i < text.Length; i++)
        {
            byte character = text[i];
            if (isString && character is (byte)'\r' or (byte)'\n') continue;

            kept.Add(character);
            if (character == '"') isString = !isString;
            if (isString && character == '\\' && i + 1 < text.Length) kept.Add(text[++i]);
        }

        joined = [.. kept];
        return joined.Length < text.Length;
    }
}
