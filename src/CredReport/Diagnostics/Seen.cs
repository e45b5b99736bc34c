using CredReport.Model;

namespace CredReport.Diagnostics;

/// <summary>A piece of a sentence that says what it is, and so what stands for it where accounts and users are not shown.</summary>
internal readonly struct Seen
{
    private readonly Kind _kind;
    private readonly string _text;
    private readonly string? _account;

    private Seen(Kind kind, string text, string? account = null)
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

    /// <summary>Words of the tool's own, or a text that may be shown: the name of a column, an input or a rule, or what was made of such.</summary>
    public static Seen Own(string text) => new(Kind.Own, text);

    /// <summary>A text of an input that may hold anything.</summary>
    public static Seen Text(string text) => new(Kind.Text, text);

    /// <summary>An account id as it is in an ARN.</summary>
    public static Seen Account(string id) => new(Kind.Account, id);

    /// <summary>Name of a user.</summary>
    /// <param name="account">Account id; null or empty without one.</param>
    /// <param name="name">The name, letter for letter.</param>
    public static Seen User(string? account, string name) => new(Kind.User, name, account);

    /// <summary>An ARN, or what stands in its place.</summary>
    public static Seen Arn(string arn) => new(Kind.Arn, arn);

    /// <summary>Name of the file of exceptions.</summary>
    public static Seen Exceptions(string file) => new(Kind.Exceptions, file);

    /// <summary>The text, or what stands for it under a key.</summary>
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
