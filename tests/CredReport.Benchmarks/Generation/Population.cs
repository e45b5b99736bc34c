namespace CredReport.Benchmarks.Generation;

/// <summary>
/// Draws users of an organisation that looks after its credentials: most people have a password and MFA, most programs a key
/// that is younger than 90 days, and each rule of the catalogue finds the few that are not so.
/// </summary>
internal sealed class Population(RandomNumbers random)
{
    /// <summary>When the reports are made: 2026-01-31T06:00:00Z.</summary>
    public const long Moment = 1_769_839_200;

    private const long Day = 86_400;
    private const long Minute = 60;

    /// <summary>2016-01-01T00:00:00Z, when the oldest users were made.</summary>
    private const long Beginning = 1_451_606_400;

    /// <summary>Age in days at which the rules find a password or a key too old.</summary>
    private const int Old = 90;

    /// <summary>Days without use after which the rules find a credential idle.</summary>
    private const int Idle = 45;

    // Out of ten thousand users, one after the other.
    private const int Violating = 300;
    private const int OnTheEdge = Violating + 24;
    private const int WithLaterKey = OnTheEdge + 276;
    private const int Programs = WithLaterKey + 3600;

    /// <summary>Distances of a key from its user's creation that are just not within the first minute.</summary>
    private static readonly long[] Edges = [60, 61, -60];

    private static readonly string[] Regions = ["us-east-1", "us-west-2", "eu-central-1", "eu-west-1", "ap-southeast-2"];

    private static readonly string[] Services = ["s3", "ec2", "sts", "ecr", "dynamodb", "cloudwatch", "lambda", "sqs"];

    /// <summary>The root user: a password, MFA, and hardly ever a key.</summary>
    public GeneratedUser Root()
    {
        long created = Beginning - random.Below(700 * Day);
        long used = Moment - (random.Chance(300) ? random.Below(Old * Day) : random.Between((Old + 1) * Day, 900 * Day));
        return new GeneratedUser(null, created)
        {
            Password = new GeneratedPassword(random.Between(created, Moment - (Old * Day)), random.Chance(5000) ? used : null, null),
            HasMfa = random.Chance(9750),
            Key1 = random.Chance(200) ? Key(created, keptFor: 2000, isActive: true) : null,
        };
    }

    /// <summary>A user.</summary>
    /// <param name="number">Differs within an account.</param>
    public GeneratedUser User(int number)
    {
        long kind = random.Below(10_000);
        return kind switch
        {
            < Violating => PersonWithKeyOfSetup(number, DistanceWithinMinute()),
            < OnTheEdge => PersonWithKeyOfSetup(number, random.OneOf(Edges)),
            < WithLaterKey => PersonWithLaterKey(number),
            < Programs => Program(number),
            _ => Person(number, Created()),
        };
    }

    /// <summary>Keys are made a moment after their user; a few at the last second that counts.</summary>
    private long DistanceWithinMinute() => random.Below(40) switch
    {
        0 or 1 => 59,
        2 => -59,
        _ => random.Below(20),
    };

    private GeneratedUser PersonWithKeyOfSetup(int number, long distance)
    {
        // Keys of the setup are found soon, where somebody looks.
        long created = random.Chance(7000) ? random.Between(Moment - ((Old - 2) * Day), Moment - (2 * Day)) : Created();
        return Person(number, created) with { Key1 = KeyOf(created + distance, random.Chance(6000)) };
    }

    private GeneratedUser PersonWithLaterKey(int number)
    {
        long created = Created();
        return Person(number, created) with
        {
            Key1 = Key(created + (10 * Minute), keptFor: Old, random.Chance(6000)),

            // Slots are not ordered by age.
            Key2 = random.Chance(500) ? KeyOf(created + random.Below(20), random.Chance(6000)) : null,
        };
    }

    private GeneratedUser Person(int number, long created)
    {
        bool isNeglected = random.Chance(150);
        long changed = isNeglected ? created : random.Between(Math.Max(created, Moment - ((Old - 1) * Day)), Moment);
        return new GeneratedUser(UserNames.OfPerson(random, number), created)
        {
            Password = new GeneratedPassword(changed, PasswordUse(changed), random.Chance(5000) ? changed + (Old * Day) : null),
            HasMfa = random.Chance(9750),
        };
    }

    private long? PasswordUse(long changed) => random.Below(100) switch
    {
        0 => null,
        1 => random.Between(changed, Math.Max(changed, Moment - (Idle * Day))),
        _ => random.Between(Math.Max(changed, Moment - ((Idle - 1) * Day)), Moment),
    };

    private GeneratedUser Program(int number)
    {
        long created = Created();
        return new GeneratedUser(UserNames.OfProgram(random, number), created)
        {
            Key1 = Key(created + 1, random.Chance(200) ? 1500 : Old, random.Chance(9800)),
            Key2 = random.Chance(800) ? Key(created + (10 * Minute), random.Chance(1000) ? 1500 : Old, random.Chance(3000)) : null,
            Certificate = random.Chance(10) ? random.Between(created, Moment) : null,
        };
    }

    /// <summary>A key that is no older than its owner allows.</summary>
    private GeneratedKey Key(long earliest, int keptFor, bool isActive) =>
        KeyOf(random.Between(Math.Max(earliest, Moment - ((keptFor - 1) * Day)), Moment - Day), isActive);

    private GeneratedKey KeyOf(long created, bool isActive)
    {
        long firstUse = created + (2 * Minute);
        long? used = random.Below(100) switch
        {
            0 => null,
            1 => random.Between(firstUse, Math.Max(firstUse, Moment - (Idle * Day))),
            _ => random.Between(Math.Max(firstUse, Moment - ((Idle - 1) * Day)), Moment),
        };
        string service = random.OneOf(Services);
        return new GeneratedKey(isActive, created, used / Minute * Minute, service == "s3" && random.Chance(2000) ? null : random.OneOf(Regions), service);
    }

    private long Created() => random.Between(Beginning, Moment - (2 * Day));
}
