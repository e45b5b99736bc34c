using System.Globalization;

namespace CredReport.Tests.Gsl;

/// <summary>Random cells: valid, absent and unreadable ones, moments near each other and near the moment of evaluation, columns that the file lacks.</summary>
internal static class RandomRow
{
    /// <summary>The last day of a month, near a leap day.</summary>
    public static readonly DateTime AsOf = new(2024, 3, 31, 12, 0, 0, DateTimeKind.Utc);

    private static readonly string[] Absent = ["N/A", "", "no_information", "not_supported"];

    private static readonly Dictionary<string, string> Types = PlainProperty.All.DistinctBy(property => property.Column).ToDictionary(property => property.Column, property => property.Type);

    private static readonly int[] Days = [0, 0, 0, 0, -1, 1, -7, 7, -30, -31, -29, -45, 45, -60, -90, 90, -91, -365, -366, -731];

    private static readonly int[] Seconds = [0, 0, 0, 1, -1, 30, 59, -59, 60, -60, 61, -61, 3599, 3600, -3600, 86399, -86399];

    /// <summary>Text by column; null for a column that the file lacks.</summary>
    public static Dictionary<string, string?> Of(Random random) => Types.ToDictionary(column => column.Key, column => random.Next(40) == 0 ? null : Cell(random, column.Key, column.Value));

    private static string Cell(Random random, string column, string type)
    {
        if (column == "user") return Any(random, "alice", "Alice", "<root_account>", "<ROOT_account>", "bob-2", "us-east-1");
        if (column == "arn") return Any(random, "arn:aws:iam::111122223333:user/alice", "arn:aws:iam::111122223333:root", "arn:aws-cn:iam::444455556666:user/team/bob-2", "alice", "arn:aws:iam");
        return type switch
        {
            "boolean" => Any(random, "true", "true", "false", "false", "TRUE", "False", "not_supported", "N/A", "", "no_information", "perhaps"),
            "instant" => random.Next(8) switch
            {
                0 or 1 => Any(random, Absent),
                2 => Any(random, "soon", "2024-02-30T00:00:00Z", "true", "17066592", "2024-01-31T00:00:00"),
                _ => Moment(random),
            },
            _ => random.Next(3) == 0 ? Any(random, Absent) : Any(random, "us-east-1", "US-EAST-1", "eu-west-1", "s3", "alice"),
        };
    }

    private static string Moment(Random random)
    {
        DateTimeOffset moment = new DateTimeOffset(AsOf).AddMonths(random.Next(3) == 0 ? -random.Next(30) : 0).AddDays(Any(random, Days)).AddSeconds(Any(random, Seconds));
        return random.Next(4) switch
        {
            0 => moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            1 => moment.ToOffset(TimeSpan.FromHours(-5)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            _ => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
    }

    private static T Any<T>(Random random, params T[] items) => items[random.Next(items.Length)];
}
