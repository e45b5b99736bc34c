using System.Globalization;
using System.Text;
using System.Text.Json;
using CredReport.Model;

namespace CredReport.Evidence;

/// <summary>The accounts of which a report should be in a package.</summary>
public sealed class ExpectedAccounts
{
    private const string Accepted = "expected account ids of 12 digits, one per line, or the answer of 'aws organizations list-accounts' in JSON";

    internal ExpectedAccounts(IEnumerable<string> active, IEnumerable<string> inactive)
    {
        Active = [.. active.Order(StringComparer.Ordinal)];
        Inactive = [.. inactive.Order(StringComparer.Ordinal)];
    }

    /// <summary>Ids of the accounts of which a report is expected, each once, in ordinal order.</summary>
    public IReadOnlyList<string> Active { get; }

    /// <summary>Ids of the accounts that the list calls anything but active, as suspended, of which no report can be had; in ordinal order.</summary>
    public IReadOnlyList<string> Inactive { get; }

    /// <summary>Reads a list.</summary>
    /// <param name="file">The file's name, for errors.</param>
    /// <param name="bytes">Account ids, one per line, blank lines and those that begin with <c>#</c> aside; or the JSON of <c>aws organizations list-accounts</c>.</param>
    /// <param name="withholds">Whether errors say where something is wrong and not what was seen, as under pseudonyms.</param>
    /// <exception cref="EvidenceException">It is neither, or names an account twice, or none.</exception>
    public static ExpectedAccounts Read(string file, byte[] bytes, bool withholds = false)
    {
        string text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        ExpectedAccounts accounts = text.TrimStart().StartsWith('{') ? ReadAnswer(file, text, withholds) : ReadLines(file, text, withholds);
        return accounts.Active.Count > 0 ? accounts : throw new EvidenceException($"'{file}' names no account of which a report could be expected: {Accepted}.");
    }

    /// <summary>The same accounts under the names that stand for them.</summary>
    internal ExpectedAccounts Shown(Pseudonyms pseudonyms) => new(Active.Select(pseudonyms.Account), Inactive.Select(pseudonyms.Account));

    private static ExpectedAccounts ReadLines(string file, string text, bool withholds)
    {
        Dictionary<string, int> lines = [];
        int number = 0;
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()))
        {
            number++;
            if (line.Length == 0 || line[0] == '#') continue;
            if (!IamArn.IsAccount(line)) throw new EvidenceException(string.Create(CultureInfo.InvariantCulture, $"{file}:{number}: {(withholds ? "this" : $"'{line}'")} is no account id: {Accepted}."));
            if (!lines.TryAdd(line, number))
                throw new EvidenceException(string.Create(CultureInfo.InvariantCulture, $"{file}:{number}: {(withholds ? "this account" : $"the account {line}")} is on line {lines[line]} already: another one may be meant."));
        }

        return new ExpectedAccounts(lines.Keys, []);
    }

    private static ExpectedAccounts ReadAnswer(string file, string text, bool withholds)
    {
        try
        {
            using JsonDocument answer = JsonDocument.Parse(text);
            return ReadAnswer(file, answer.RootElement, withholds);
        }
        catch (JsonException e) when (withholds)
        {
            throw new EvidenceException(string.Create(CultureInfo.InvariantCulture, $"'{file}' is not JSON that can be read: it breaks off on line {e.LineNumber + 1}."));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new EvidenceException($"'{file}' is not JSON that can be read: {e.Message}");
        }
    }

    private static ExpectedAccounts ReadAnswer(string file, JsonElement answer, bool withholds)
    {
        if (!answer.TryGetProperty("Accounts", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
            throw new EvidenceException($"'{file}' is JSON without an array 'Accounts': {Accepted}.");

        // A page of a longer list would make accounts look unexpected that are not.
        if (answer.TryGetProperty("NextToken", out JsonElement token) && token.ValueKind == JsonValueKind.String)
            throw new EvidenceException($"'{file}' is one page of a longer list, for it has a 'NextToken': expected the whole answer of 'aws organizations list-accounts'.");

        Dictionary<string, int> seen = [];
        int number = 0;
        List<string> active = [];
        List<string> inactive = [];
        foreach (JsonElement account in list.EnumerateArray())
        {
            // The rest of an item is a name and an e-mail address, and they are not needed to find it.
            number++;
            string? id = Text(account, "Id");
            if (id is null || !IamArn.IsAccount(id)) throw new EvidenceException(string.Create(CultureInfo.InvariantCulture, $"'{file}': item {number} of 'Accounts' has no 'Id' of 12 digits."));
            if (!seen.TryAdd(id, number))
                throw new EvidenceException(string.Create(CultureInfo.InvariantCulture, $"'{file}': items {seen[id]} and {number} of 'Accounts' have the same 'Id'{(withholds ? "" : $", {id}")}."));
            (IsActive(account) ? active : inactive).Add(id);
        }

        return new ExpectedAccounts(active, inactive);
    }

    /// <summary><c>State</c> takes the place of <c>Status</c> in AWS's answers; both may be there. Source: AWS Organizations API reference, Account.</summary>
    private static bool IsActive(JsonElement account) => (Text(account, "State") ?? Text(account, "Status")) is null or "ACTIVE";

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
