using System.Text;
using CredReport.Tests.Support;
using Xunit;

namespace CredReport.Tests.Evaluation.Pipeline;

/// <summary>Users of accounts that come and go give the same, byte for byte, wherever their report is cut into chunks.</summary>
[Trait(Fuzz.Trait, Fuzz.Long)]
public sealed class ChunkAccountsFuzzTests
{
    private static readonly string[] Accounts = ["111122223333", "444455556666", "777788889999", "1111", "x", ""];
    private static readonly string[] Letters = ["a", "B", "b", "Z", "_", "1", "é", ":root"];
    private static readonly string[] Created = ["2025-01-10T08:00:00Z", "2025-01-10T08:00:00+00:00", "2025-01-10T08:00:01Z", "soon", ""];

    [Fact]
    public void Of_accounts_that_come_and_go() => ChunkComparison.Compare(Fuzz.Cases(quick: 40, all: 1500), (_, random) => Encoding.UTF8.GetBytes(Crowd(random)), minimumOfEach: ["duplicate-user", "odd-arn", "no-root-row"]);

    private static string Crowd(Random random)
    {
        string[] columns = ["user", "arn", "user_creation_time", "password_enabled", "access_key_1_active", "access_key_1_last_rotated"];
        if (random.Next(8) == 0) columns = [.. columns.Where(column => column != "arn")];
        int accounts = random.Next(1, Accounts.Length + 1);
        int turns = random.Next(1, 12);
        (string Arn, string Name, string Created)[] users = [.. Enumerable.Range(0, random.Next(1, 120)).Select(_ => User(random, accounts, turns))];
        users = random.Next(3) switch
        {
            0 => users,
            1 => [.. users.OrderBy(user => user.Name, StringComparer.OrdinalIgnoreCase)],
            _ => [.. users.OrderBy(user => user.Arn[..Math.Min(25, user.Arn.Length)], StringComparer.Ordinal).ThenBy(user => user.Name, StringComparer.OrdinalIgnoreCase)],
        };
        return string.Join('\n', [string.Join(',', columns), .. users.Select(user => string.Join(',', columns.Select(column => column switch
        {
            "user" => user.Name,
            "arn" => user.Arn,
            "user_creation_time" => user.Created,
            "access_key_1_last_rotated" => "2025-01-10T08:00:00Z",
            _ => random.Next(12) == 0 ? "maybe" : "true",
        })))]);
    }

    private static (string Arn, string Name, string Created) User(Random random, int accounts, int turns)
    {
        string account = Accounts[random.Next(turns) == 0 ? random.Next(accounts) : 0];
        if (random.Next(20) == 0) return ($"arn:aws:iam::{account}:root", "<root_account>", Created[0]);
        if (random.Next(40) == 0) return ("", "nobody", Created[0]);

        string name = string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Letters[random.Next(random.Next(6) == 0 ? Letters.Length : 4)]));
        string path = random.Next(10) == 0 ? "team/" : "";
        return ($"arn:aws:iam::{account}:user/{path}{(random.Next(30) == 0 ? "other" : name)}", random.Next(40) == 0 ? "<root_account>" : name, Created[random.Next(10) == 0 ? random.Next(Created.Length) : 0]);
    }
}
