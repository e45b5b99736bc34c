using System.Globalization;
using CredReport.Diagnostics;
using CredReport.Evaluation;
using CredReport.Input;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Accounts;

/// <summary>Users that stand twice are found in whichever order they stand, as a dictionary of all of them finds them.</summary>
public sealed class DuplicateSearchTests
{
    private const int Seed = 20260307;
    private const int Reports = 400;

    private static readonly string[] Letters = ["a", "B", "b", "Z", "_", "1", "/", "a/b", "-", "é"];
    private static readonly string[] Accounts = ["111122223333", "444455556666", ""];
    private static readonly string[] Created = ["2025-01-10T08:00:00Z", "2025-01-10T08:00:00+00:00", "2025-01-10T08:00:01Z", "soon"];

    [Fact]
    public void Random_orders_have_the_duplicates_of_a_dictionary()
    {
        Random random = new(Seed);
        int found = 0;
        for (int i = 0; i < Reports; i++)
        {
            (string Arn, string Name, string Created)[] users = [.. Users(random)];
            string report = string.Join('\n', ["user,arn,user_creation_time,password_enabled,access_key_1_last_rotated", .. users.Select(user => $"{user.Name},{user.Arn},{user.Created},false,N/A")]);

            (long Line, long First)[] duplicates = [.. Duplicates(report)];

            duplicates.Should().Equal(Expected(users), $"of report {i}:\n{report}");
            found += duplicates.Length;
        }

        found.Should().BeGreaterThan(1000);
    }

    private static IEnumerable<(string Arn, string Name, string Created)> Users(Random random)
    {
        int count = random.Next(1, 60);
        IEnumerable<(string Arn, string Name, string Created)> users = Enumerable.Range(0, count).Select(_ => User(random)).ToArray();
        users = random.Next(4) switch
        {
            0 => users,
            1 => users.OrderBy(user => user.Arn, StringComparer.Ordinal),
            2 => users.OrderBy(user => user.Arn, StringComparer.OrdinalIgnoreCase),

            // As AWS has it: by account and name, so that a few are out of order at most.
            _ => users.OrderBy(user => user.Arn[..Math.Min(25, user.Arn.Length)], StringComparer.Ordinal).ThenBy(user => user.Name, StringComparer.OrdinalIgnoreCase),
        };
        return users;
    }

    private static (string Arn, string Name, string Created) User(Random random)
    {
        string account = Accounts[random.Next(8) == 0 ? random.Next(Accounts.Length) : 0];
        if (random.Next(20) == 0) return ($"arn:aws:iam::{account}:root", "<root_account>", Created[0]);

        string name = string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Letters[random.Next(Letters.Length)]));
        if (random.Next(30) == 0) name = new string('n', 70) + name;
        string path = random.Next(5) == 0 ? "team/" : "";
        return ($"arn:aws:iam::{account}:user/{path}{name}", name, Created[random.Next(10) == 0 ? random.Next(Created.Length) : 0]);
    }

    private static IEnumerable<(long Line, long First)> Expected((string Arn, string Name, string Created)[] users)
    {
        Dictionary<(string Account, string Arn, string Created), long> first = [];
        for (int i = 0; i < users.Length; i++)
        {
            (string arn, _, string created) = users[i];
            if (created == "soon") continue;

            string[] parts = arn.Split(':');
            string account = parts is ["arn", _, _, _, _, _, ..] ? parts[4] : "";
            if (!first.TryAdd((account, arn, created.Replace("+00:00", "Z", StringComparison.Ordinal)), i + 2))
                yield return (i + 2, first[(account, arn, created.Replace("+00:00", "Z", StringComparison.Ordinal))]);
        }
    }

    private static IEnumerable<(long Line, long First)> Duplicates(string report)
    {
        AnalysisResult result = new Analysis([BuiltInRules.Get(BuiltInRules.DefaultId)]).Run(
            [ReportInput.FromBytes(System.Text.Encoding.UTF8.GetBytes(report), "report.csv")], new CollectingWriter());
        foreach (Diagnostic diagnostic in result.Sources[0].Diagnostics.Where(diagnostic => diagnostic.Descriptor == DiagnosticCatalogue.DuplicateUser))
        {
            string behind = diagnostic.Message[(diagnostic.Message.LastIndexOf("line ", StringComparison.Ordinal) + 5)..];
            yield return (diagnostic.Line!.Value, long.Parse(behind[..behind.IndexOf('.', StringComparison.Ordinal)], CultureInfo.InvariantCulture));
        }
    }
}
