using System.Globalization;
using CredReport.Diagnostics;
using CredReport.Model;
using CredReport.Rules;
using CredReport.Yaml;

namespace CredReport.Evaluation.Exceptions;

/// <summary>Reads accepted risks from their file: YAML, and so also JSON.</summary>
public sealed class AcceptedRiskFile
{
    /// <summary>The largest file that is read, in characters: an organisation of thousands of accounts has thousands of exceptions.</summary>
    private const int MaxLength = 16 * 1024 * 1024;

    private const string Version = "1";

    private static readonly string[] Keys = ["version", "exceptions"];
    private static readonly string[] RiskKeys = ["id", "rule", "account", "user", "created", "key", "reason", "owner", "expires", "ticket"];

    private readonly string _file;
    private readonly Dictionary<string, Rule> _chosen;
    private readonly List<FileError> _errors = [];
    private readonly Dictionary<string, int> _lines = [];

    private AcceptedRiskFile(string file, IReadOnlyList<Rule> rules)
    {
        _file = file;
        _chosen = rules.DistinctBy(rule => rule.Id).ToDictionary(rule => rule.Id);
    }

    /// <summary>Reads the accepted risks of a file.</summary>
    /// <param name="file">The file's name, for errors and outputs.</param>
    /// <param name="bytes">The file in UTF-8, with or without a byte order mark.</param>
    /// <param name="rules">The rules that were chosen. An exception may be for one of them, or for one of the catalogue.</param>
    /// <exception cref="FileErrorException">The file cannot be used; all that is wrong with it is said at once, as far as it can be read.</exception>
    public static AcceptedRisks Read(string file, byte[] bytes, IReadOnlyList<Rule> rules)
    {
        AcceptedRiskFile reader = new(file, rules);
        AcceptedRisk[] risks = YamlReader.ReadMap(file, bytes, "An exceptions file", reader._errors, MaxLength) is { } map ? reader.Read(map) : [];
        return reader._errors.Count == 0
            ? new AcceptedRisks(risks)
            : throw new FileErrorException([.. reader._errors.OrderBy(error => error.Line).ThenBy(error => error.Column)]);
    }

    private AcceptedRisk[] Read(YamlMap map)
    {
        YamlFields fields = new(_file, "An exceptions file", map, Keys, _errors);
        if (fields.Required("version") is { } version && version.Text != Version)
            fields.Error(version, $"'version' is {version.Display}; expected {Version}, the only one there is.");
        return [.. fields.RequiredMaps("exceptions").Select(ReadRisk).OfType<AcceptedRisk>()];
    }

    /// <summary>Null when something is wrong with the exception.</summary>
    private AcceptedRisk? ReadRisk(YamlMap map)
    {
        int before = _errors.Count;
        YamlFields fields = new(_file, "An exception", map, RiskKeys, _errors);
        string? id = ReadId(fields);
        Rule? rule = ReadRule(fields);
        string? account = ReadAccount(fields);
        string? user = ReadUser(fields);
        Instant? created = ReadMoment("created", fields);
        Instant? key = ReadKey(fields, rule);
        string? reason = fields.Required("reason")?.Text.Trim();
        string? owner = fields.Required("owner")?.Text.Trim();
        DateOnly expires = ReadExpires(fields);
        string? ticket = fields.Text("ticket");
        if (_errors.Count > before) return null;

        return new AcceptedRisk(_file, map.Line)
        {
            Id = id!,
            RuleId = rule!.Id,
            Account = account!,
            User = user!,
            Created = created,
            Key = key,
            Reason = reason!,
            Owner = owner!,
            Expires = expires,
            Ticket = ticket,
        };
    }

    private string? ReadId(YamlFields fields)
    {
        if (fields.Required("id") is not { } text) return null;

        string id = text.Text.Trim();
        if (!_lines.TryAdd(id, text.Line)) fields.Error(text, $"The id '{id}' is also that of the exception on line {_lines[id].ToString(CultureInfo.InvariantCulture)}.");
        return id;
    }

    private Rule? ReadRule(YamlFields fields)
    {
        if (fields.Required("rule") is not { } id) return null;
        if ((_chosen.GetValueOrDefault(id.Text) ?? BuiltInRules.Find(id.Text)) is { } rule) return rule;

        string hint = Suggestion.DidYouMean(id.Text, BuiltInRules.Ids.Concat(_chosen.Keys));
        fields.Error(id, $"There is no rule '{id.Text}', neither in the catalogue nor among the chosen ones.{(hint.Length > 0 ? hint : " A rule of one's own is chosen by its file, with --rules.")}");
        return null;
    }

    private static string? ReadAccount(YamlFields fields)
    {
        const string expected = "expected 12 digits in quotation marks, for example \"111122223333\"";
        if (fields.Required("account") is not { } account) return null;
        if (!IamArn.IsAccount(account.Text)) fields.Error(account, $"'account' is {account.Display}; {expected}.");
        else if (account.IsPlain) fields.Error(account, $"'account' is the number {account.Text}; {expected}: other programs take the zeros away that a number begins with.");
        return account.Text;
    }

    private static string? ReadUser(YamlFields fields)
    {
        if (fields.Required("user") is not { } user) return null;
        if (user.Text != IamUser.RootName && !IamUserName.IsPossible(user.Text))
            fields.Error(user, $"'user' is {user.Display}, and no IAM user can be called so; expected a name letter for letter, without path or pattern, or {IamUser.RootName}.");
        return user.Text;
    }

    private static Instant? ReadMoment(string name, YamlFields fields)
    {
        if (fields.Optional(name) is not { } node) return null;

        // A day alone would be read as its first second, at which next to nothing was ever created.
        if (node is YamlText { Text.Length: > 10 } text && Instant.TryParse(text.Text, out Instant instant)) return instant;
        fields.Error(node, $"'{name}' is {node.Display}; expected a moment as the report has it, for example 2024-01-01T00:00:00Z.");
        return null;
    }

    private static Instant? ReadKey(YamlFields fields, Rule? rule)
    {
        Instant? key = ReadMoment("key", fields);
        if (key is not null && rule is { Credential: null })
            fields.Error(fields.Optional("key")!, $"An exception for {rule.Id} cannot name a key: the rule does not read exactly one access key or certificate.");
        return key;
    }

    private static DateOnly ReadExpires(YamlFields fields)
    {
        DateOnly day = default;
        if (fields.Required("expires") is { } text && !DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            fields.Error(text, $"'expires' is {text.Display}; expected a day, for example 2026-06-30, which is the last one on which the exception covers.");
        return day;
    }
}
