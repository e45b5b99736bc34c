using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CredReport.Yaml;

/// <summary>
/// Wraps YamlDotNet's parser. On some malformed texts it throws exceptions other than <see cref="YamlException"/>; here, every error is one
/// that names the place.
/// </summary>
/// <param name="text">The text.</param>
internal sealed class YamlEvents(string text) : IParser
{
    private static readonly Mark Beginning = new(0, 1, 1);

    private readonly YamlDotNet.Core.Parser _parser = new(new Scanner(new StringReader(text), skipComments: true));

    public ParsingEvent? Current => _parser.Current;

    public bool MoveNext()
    {
        Mark end = Current?.End ?? Beginning;
        try
        {
            return _parser.MoveNext();
        }
        catch (Exception e) when (e is not (YamlException or OutOfMemoryException))
        {
            throw new YamlException(end, end, "What follows here is neither a value, nor the end of a list, a mapping or the text");
        }
    }
}
