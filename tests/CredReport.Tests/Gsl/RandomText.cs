using System.Text;

namespace CredReport.Tests.Gsl;

/// <summary>Texts that are rules, nearly rules, or nothing of the kind.</summary>
internal sealed class RandomText(int seed)
{
    private static readonly string[] Pieces =
    [
        "IamUser", "where", "should", "not", "have", "and", "or", "in", "like", "regexMatch", "with", "contain", "contain-any", "exclude", "groupBy", "List<IamUser>", "aws:SourceIp", "true", "false", "name", "arn",
        "createDate", "passwordEnabled", "firstAccessKey.isActive", "firstAccessKey", "mfaType", "tags", "before", "after", "dateDifference", "isEmpty()", "length()",
        "(", ")", "[", "]", ",", ".", "$", "~", "$list", ":", "+", "//", "=", "!=", "<", "<=", ">", ">=", "==", "!", "'", "''", "'true'", "'days'", "'a%'", "/", "/a/i", "/(a/", "/[/", "\\", "\"",
        "-", "-90", "60", "1.5", ".5", "9223372036854775808", "99999999999999999999999999999999", " ", "  ", "\n", "\r\n", "\t", "\0", "é", "☃", "😀", "\ud83d", "\udc00", "\u2028",
    ];

    private readonly Random _random = new(seed);

    /// <summary>Any characters.</summary>
    public string Characters()
    {
        StringBuilder text = new();
        for (int left = _random.Next(60); left > 0; left--) text.Append((char)(_random.Next(4) == 0 ? _random.Next(0x10000) : _random.Next(128)));
        return text.ToString();
    }

    /// <summary>Words and signs of the language in any order.</summary>
    public string Words()
    {
        StringBuilder text = new(_random.Next(2) == 0 ? "IamUser should have " : "");
        for (int left = _random.Next(20); left > 0; left--) text.Append(Piece()).Append(_random.Next(3) == 0 ? "" : " ");
        return text.ToString();
    }

    /// <summary>A rule with a few places cut, doubled, moved or overwritten.</summary>
    public string Mutation(string logic)
    {
        StringBuilder text = new(logic);
        for (int left = _random.Next(1, 4); left > 0; left--)
        {
            int at = _random.Next(text.Length + 1);
            int length = Math.Min(_random.Next(1, 12), text.Length - at);
            string part = text.ToString(at, length);
            switch (_random.Next(5))
            {
                case 0: text.Remove(at, length); break;
                case 1: text.Insert(at, part); break;
                case 2: text.Insert(at, Piece()); break;
                case 3: text.Remove(at, length).Insert(at, Piece()); break;
                default: text.Remove(at, length).Insert(_random.Next(text.Length + 1), part); break;
            }
        }

        return text.ToString();
    }

    private string Piece() => Pieces[_random.Next(Pieces.Length)];
}
