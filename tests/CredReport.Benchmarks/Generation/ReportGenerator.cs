using System.Globalization;

namespace CredReport.Benchmarks.Generation;

/// <summary>
/// Makes credential reports of organisations that do not exist. The same seed gives the same bytes on every machine; about 3 % of
/// the users violate D9.AWS.IAM.79.
/// </summary>
internal sealed class ReportGenerator(ulong seed)
{
    /// <summary>The seed of the inputs that published figures are measured on.</summary>
    public const ulong DefaultSeed = 20_260_131;

    /// <summary>AWS's quota of users in an account: a file of more rows holds several accounts.</summary>
    public const int LargestAccount = 5000;

    /// <summary>The day in the names of a collector's folders.</summary>
    private const string Date = "2026-01-31";

    private readonly ReportLines _lines = new();

    /// <summary>Writes one report, of as many accounts as its rows need.</summary>
    /// <param name="output">Receives the text; not closed.</param>
    /// <param name="rows">The root users among them.</param>
    /// <param name="account">Which account is the first.</param>
    public void Write(Stream output, long rows, long account = 0)
    {
        _lines.AddHeader();
        for (long left = rows; left > 0; left -= LargestAccount, account++)
        {
            AddAccount(account, (int)Math.Min(left, LargestAccount));
            _lines.MoveTo(output);
        }
    }

    /// <summary>Writes one file an account, laid out as AWS's own collector does.</summary>
    public void WriteFolder(string folder, int files, int rows)
    {
        for (int account = 0; account < files; account++)
        {
            string id = AccountId(account);
            string place = Path.Combine(folder, Date, id);
            Directory.CreateDirectory(place);
            using FileStream output = File.Create(Path.Combine(place, $"credentialReport_{id}.csv"));
            Write(output, rows, account);
        }
    }

    /// <summary>Twelve digits, that differ for every number; one in ten begins with a zero.</summary>
    private static string AccountId(long account) =>
        ((long)((((Int128)account * 600_000_000_007) + 111_122_223_333) % 1_000_000_000_000)).ToString("000000000000", CultureInfo.InvariantCulture);

    private void AddAccount(long account, int rows)
    {
        // Every account has a sequence of its own, so that it is the same wherever it stands.
        RandomNumbers random = new(seed ^ ((ulong)(account + 1) << 32));
        Population population = new(random);
        string id = AccountId(account);

        _lines.AddRow(id, population.Root(), random.Chance(5000));
        GeneratedUser[] users = [.. Enumerable.Range(1, rows - 1).Select(population.User)];
        Array.Sort(users, (one, other) => string.Compare(one.Name, other.Name, StringComparison.OrdinalIgnoreCase));
        foreach (GeneratedUser user in users) _lines.AddRow(id, user, random.Chance(5000));
    }
}
