using CredReport.Model;

namespace CredReport.Diagnostics;

/// <summary>A typed piece of a message; the type determines what replaces it if accounts and users are not shown.</summary>
internal readonly struct MessageArgument
{
    private readonly Kind _kind;
    private readonly string _text;
    private readonly string? _account;

    private MessageArgument(Kind kind, string text, string? account = null)
    {
        _kind = kind;
        _text = text;
        _account = account;
    }

    private enum Kind
    {
        Own,
        Text,
        Account,
        User,
        Arn,
        Exceptions,
    }

    /// <summary>
    /// The tool's own words, or text that may always be shown: the name of a column, an input or a rule, or text derived from them.
    /// </summary>
    public static MessageArgument Own(string text) => new(Kind.Own, text);

    /// <summary>Text of an input that may hold anything.</summary>
    public static MessageArgument Text(string text) => new(Kind.Text, text);

    /// <summary>An account id as in an ARN.</summary>
    public static MessageArgument Account(string id) => new(Kind.Account, id);

    /// <summary>Name of a user.</summary>
    /// <param name="account">Account id; null or empty if there is none.</param>
    /// <param name="name">The name; case matters.</param>
    public static MessageArgument User(string? account, string name) => new(Kind.User, name, account);

    /// <summary>An ARN, or the text in its cell.</summary>
    public static MessageArgument Arn(string arn) => new(Kind.Arn, arn);

    /// <summary>Name of the file of exceptions.</summary>
    public static MessageArgument Exceptions(string file) => new(Kind.Exceptions, file);

    /// <summary>The text, or its pseudonym.</summary>
    public string Show(Pseudonyms? pseudonyms) => pseudonyms is null ? _text : _kind switch
    {
        Kind.Own => _text,
        Kind.Account => pseudonyms.Account(_text),
        Kind.User => pseudonyms.User(_account, _text),
        Kind.Arn => pseudonyms.Arn(_text),
        Kind.Exceptions => "exceptions",
        _ => Pseudonyms.Withheld,
    };
}
