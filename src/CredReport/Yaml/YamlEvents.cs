using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CredReport.Yaml;

/// <summary>
/// What YamlDotNet's parser finds in a text. Of some texts its parser and its scanner come to states that they do not know, and throw
/// whatever that leads to: here, all of it is a <see cref="YamlException"/> that names the place.
/// </summary>
/// <param name="text">The text.</param>
internal sealed class YamlEvents(string text) : IParser
{
    private static readonly Mark Beginning = new(0, 1, 1);

    private readonly YamlDotNet.Core.Parser _parser = new(new Scanner(new StringReader(text), skipComments: true));

    public ParsingEvent? Current => _parser.Current;

    public bool MoveNext()
    {
        Mark behind = Current?.End ?? Beginning;
        try
        {
            return _parser.MoveNext();
        }
        catch (Exception e) when (e is not (YamlException or OutOfMemoryException))
        {
            throw new YamlException(behind, behind, "What follows here is neither a value, nor the end of a list, a mapping or the text");
        }
    }
}
