using System.Globalization;
using System.Text.Json;
using CredReport.Evidence.Bag;
using CredReport.Evidence.Create;
using CredReport.Input;
using CredReport.Model;
using CredReport.Reporting;
using CredReport.Rules;
using CredReport.Yaml;

namespace CredReport.Evidence.Verify;

/// <summary>Reads from a package what it was created from. Its results are not trusted: they are computed again.</summary>
internal sealed class EvaluationReader
{
    private readonly IReadOnlyDictionary<string, BagEntry> _files;
    private readonly SuppliedReports _supplied;
    private readonly VerificationOptions _how;
    private readonly List<string> _heldBack = [];

    private EvaluationReader(IReadOnlyDictionary<string, BagEntry> files, SuppliedReports supplied, VerificationOptions how)
    {
        _files = files;
        _supplied = supplied;
        _how = how;
    }

    /// <summary>The version of the tool that created the package.</summary>
    public string Version { get; private set; } = "";

    public EvidenceOptions Options { get; private set; } = null!;

    /// <summary>The reports of the package, or those supplied for one that holds them back.</summary>
    public IReadOnlyList<PackagedSource> Sources { get; private set; } = [];

    /// <summary>Whether the reports are in the package.</summary>
    public bool HoldsSources { get; private set; }

    /// <summary>What is needed to rebuild the package and is neither in it nor was supplied, in a sentence each.</summary>
    public IReadOnlyList<string> HeldBack => _heldBack;

    /// <summary>Reads the evaluation, and the rules, exceptions and reports that it names.</summary>
    /// <exception cref="EvidenceException">Something that it needs is not there, or not as it should be.</exception>
    /// <exception cref="FileErrorException">A rule cannot be used.</exception>
    /// <exception cref="InvalidDataException">The package is damaged.</exception>
    public static EvaluationReader Read(IReadOnlyDictionary<string, BagEntry> files, SuppliedReports supplied, VerificationOptions how)
    {
        EvaluationReader reader = new(files, supplied, how);
        using JsonDocument document = Parse(reader.Find(PackagePath.Evaluation));
        try
        {
            reader.Read(document.RootElement);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            throw new EvidenceException($"{PackagePath.Evaluation} is not as {EvaluationDocument.Schema} describes it: {e.Message}");
        }

        return reader;
    }

    private static JsonDocument Parse(BagEntry entry)
    {
        try
        {
            return JsonDocument.Parse(entry.ReadAll());
        }
        catch (JsonException e)
        {
            throw new EvidenceException($"{entry.Path} is not JSON that can be read: {e.Message}");
        }
    }

    private static string ReadVersion(string? text) => System.Version.TryParse(text, out Version? version) && version.Build >= 0 && version.ToString(3) == text
        ? text
        : throw new EvidenceException($"{PackagePath.Evaluation} names the version '{text}' of the tool that made it: expected three numbers, as in {ToolInfo.Version}.");

    private void Read(JsonElement root)
    {
        if (root.GetProperty("schema").GetString() != EvaluationDocument.Schema)
            throw new EvidenceException($"{PackagePath.Evaluation} has another schema than {EvaluationDocument.Schema}: a version of the tool made it that this one does not know.");

        JsonElement options = root.GetProperty("options");
        Version = ReadVersion(root.GetProperty("tool").GetProperty("version").GetString());
        HoldsSources = !options.GetProperty("pseudonymized").GetBoolean();
        if (!HoldsSources && _how.Pseudonyms is null) _heldBack.Add("The key of the pseudonyms was not given.");
        JsonElement[] sources = [.. root.GetProperty("sources").EnumerateArray()];
        for (int i = 0; i < sources.Length; i++)
        {
            string name = sources[i].GetProperty("name").GetString()!;
            if (!(HoldsSources ? PackagePath.IsSource(i, sources.Length, name) : name == ReportInput.UnnamedSource(i)))
                throw new EvidenceException($"{PackagePath.Evaluation} calls a report '{name}', and none is called so in its place.");
        }

        Sources = HoldsSources ? [.. sources.Select(ReadSource)] : MatchSources(sources);
        Options = new EvidenceOptions
        {
            Rules = [.. root.GetProperty("rules").EnumerateArray().Select(rule => ReadRule(rule.GetProperty("file").GetString()!))],
            AsOf = ReadMoment(options, "asOf"),
            Exceptions = ReadExceptions(root.GetProperty("exceptions")),
            Organization = options.GetProperty("organization").GetString(),
            ExpectedAccounts = ReadAccounts(options.GetProperty("expectedAccounts")),
            PackagedAt = ReadMoment(options, "packagedAt"),
            Pseudonyms = HoldsSources ? null : _how.Pseudonyms,
            Limits = ReadLimits(options),
            Progress = _how.Progress,
            Cancellation = _how.Cancellation,
        };
    }

    private Rule ReadRule(string path) => RuleFile.Read(path, Find(path).ReadAll());

    private PackagedSource ReadSource(JsonElement source)
    {
        string path = source.GetProperty("name").GetString()!;
        return new PackagedSource(ReportInput.FromOpener(Find(path).Open, path), path);
    }

    /// <summary>Finds the reports that are held back among those that were given, by their hashes.</summary>
    private PackagedSource[] MatchSources(JsonElement[] sources)
    {
        List<PackagedSource> matched = [];
        foreach (JsonElement source in sources)
        {
            string name = source.GetProperty("name").GetString()!;
            string hash = source.GetProperty("hmacSha256").GetString() ?? throw new FormatException("'hmacSha256' is null");
            if (_how.Pseudonyms is { } pseudonyms && _supplied.Find(hash, pseudonyms) is { } input) matched.Add(new PackagedSource(input.Named(name), input.Name));
            else if (_supplied.Any && _how.Pseudonyms is null) _heldBack.Add($"{name}, HMAC-SHA-256 {hash}, cannot be found among the reports that were given without the key.");
            else _heldBack.Add($"{name}, HMAC-SHA-256 {hash}, {(_supplied.Any ? "is none of the reports that were given, or the key is another" : "was not given")}.");
        }

        return [.. matched];
    }

    private byte[]? ReadExceptions(JsonElement exceptions)
    {
        if (exceptions.ValueKind == JsonValueKind.Null) return null;
        if (HoldsSources) return Find(PackagePath.Exceptions).ReadAll();

        string hash = exceptions.GetProperty("hmacSha256").GetString() ?? throw new FormatException("'hmacSha256' is null");
        if (_how.Exceptions is null) _heldBack.Add($"The exceptions file, HMAC-SHA-256 {hash}, was not given.");
        return _how.Exceptions;
    }

    /// <summary>The person who verifies bounds what is read, not the package.</summary>
    private InputLimits ReadLimits(JsonElement options)
    {
        InputLimits limits = new() { LineBytes = options.GetProperty("maxLine").GetInt32(), InflatedBytes = options.GetProperty("maxInflated").GetInt64() };
        return limits.InflatedBytes <= _how.InflatedBytes ? limits : throw new EvidenceException(string.Create(CultureInfo.InvariantCulture,
            $"{PackagePath.Evaluation} asks for up to {limits.InflatedBytes} bytes to be read of a report, and at most {_how.InflatedBytes} are: raise the limit if you trust the package."));
    }

    private static Instant? ReadMoment(JsonElement options, string name)
    {
        if (options.GetProperty(name).GetString() is not { } text) return null;
        return Instant.TryParse(text, out Instant moment) ? moment : throw new EvidenceException($"{PackagePath.Evaluation}: '{name}' is '{text}', which is not a time.");
    }

    private static ExpectedAccounts? ReadAccounts(JsonElement accounts) =>
        accounts.ValueKind == JsonValueKind.Null ? null : new ExpectedAccounts(Texts(accounts.GetProperty("active")), Texts(accounts.GetProperty("inactive")));

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(item => item.GetString() ?? throw new FormatException("expected a text, and found null"));

    private BagEntry Find(string path) =>
        _files.TryGetValue(path, out BagEntry? entry) ? entry : throw new EvidenceException($"{path} is not in the package, and it cannot be made again without.");
}
