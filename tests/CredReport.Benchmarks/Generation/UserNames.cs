using System.Globalization;

namespace CredReport.Benchmarks.Generation;

/// <summary>Names of users as organisations choose them. The number at the end makes them differ within an account.</summary>
internal static class UserNames
{
    private static readonly string[] Given =
        ["alice", "bob", "carlos", "diego", "efua", "fatima", "grace", "hana", "ivan", "julia", "kofi", "lena", "mei", "noor", "olga", "pedro", "quinn", "rosa", "sven", "tara", "uma", "victor", "wen", "yusuf", "zoe"];

    private static readonly string[] Family =
        ["adams", "bauer", "costa", "diaz", "evans", "fischer", "garcia", "haas", "ito", "jansen", "kim", "lopez", "moreau", "novak", "okafor", "patel", "rossi", "silva", "tanaka", "usman", "vogel", "weber", "yilmaz", "zhou"];

    private static readonly string[] Programs =
        ["api", "backup", "billing", "build", "catalog", "deploy", "export", "fleet", "gateway", "health", "import", "jobs", "ledger", "mailer", "metrics", "nightly", "orders", "payments", "queue", "reports", "search", "terraform", "upload", "vault", "web"];

    public static string OfPerson(RandomNumbers random, int number)
    {
        string given = random.OneOf(Given);
        string family = random.OneOf(Family);

        // A comma in a name makes AWS, or whoever saves the file again, put quotation marks around it and its ARN.
        if (random.Chance(10)) return string.Create(CultureInfo.InvariantCulture, $"{family},{given}-{number:0000}");

        // Reports are sorted without regard to case.
        return random.Chance(1000)
            ? string.Create(CultureInfo.InvariantCulture, $"{Capitalised(given)}.{Capitalised(family)}-{number:0000}")
            : string.Create(CultureInfo.InvariantCulture, $"{given}.{family}-{number:0000}");
    }

    public static string OfProgram(RandomNumbers random, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{random.OneOf(Programs)}-{(random.Chance(5000) ? "prod" : "test")}-{number:0000}");

    private static string Capitalised(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
