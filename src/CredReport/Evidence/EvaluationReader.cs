using System.Text.Json;
using CredReport.Input;
using CredReport.Model;
using CredReport.Rules;
using CredReport.Yaml;

namespace CredReport.Evidence;

/// <summary>Reads out of a package by what it was made. What it says of results is not believed: they are made again.</summary>
internal sealed class EvaluationReader
{
    private EvaluationReader(string version, EvidenceOptions options, IReadOnlyList<PackagedSource> sources)
    {
        Version = version;
        Options = options;
        Sources = sources;
    }

    /// <summary>The version of the tool that made the package.</summary>
    public string Version { get; }

    public EvidenceOptions Options { get; }

    /// <summary>The reports, as they stand in the package.</summary>
    public IReadOnlyList<PackagedSource> Sources { get; }

    /// <summary>Reads the evaluation, and the rules, exceptions and reports that it names.</summary>
    /// <exception cref="EvidenceException">Something that it needs is not there, or not as it should be.</exception>
    /// <exception cref="FileErrorException">A rule cannot be used.</exception>
    /// <exception cref="InvalidDataException">The package is damaged.</exception>
    public static EvaluationReader Read(IReadOnlyDictionary<string, BagEntry> files, VerificationOptions how)
    {
        using JsonDocument document = Parse(Find(files, PackagePath.Evaluation));
        try
        {
            JsonElement root = document.RootElement;
            if (root.GetProperty("schema").GetString() != EvaluationDocument.Schema)
                throw new EvidenceException($"{PackagePath.Evaluation} has another schema than {EvaluationDocument.Schema}: a version of the tool made it that this one does not know.");

            JsonElement options = root.GetProperty("options");
            return new EvaluationReader(
                root.GetProperty("tool").GetProperty("version").GetString()!,
                new EvidenceOptions
                {
                    Rules = [.. root.GetProperty("rules").EnumerateArray().Select(rule => ReadRule(files, rule.GetProperty("file").GetString()!))],
                    AsOf = ReadMoment(options, "asOf"),
                    Exceptions = root.GetProperty("exceptions").ValueKind == JsonValueKind.Null ? null : Find(files, PackagePath.Exceptions).ReadAll(),
                    Organization = options.GetProperty("organization").GetString(),
                    ExpectedAccounts = ReadAccounts(options.GetProperty("expectedAccounts")),
                    PackagedAt = ReadMoment(options, "packagedAt"),
                    Limits = new InputLimits { LineBytes = options.GetProperty("maxLine").GetInt32(), InflatedBytes = options.GetProperty("maxInflated").GetInt64() },
                    Progress = how.Progress,
                    Cancellation = how.Cancellation,
                },
                [.. root.GetProperty("sources").EnumerateArray().Select(source => ReadSource(files, source.GetProperty("name").GetString()!))]);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            throw new EvidenceException($"{PackagePath.Evaluation} is not as {EvaluationDocument.Schema} describes it: {e.Message}");
        }
    }

    private static JsonDocument Parse(BagEntry entry)
    {
        try
        {
            return JsonDocument.Parse(entry.ReadAll());
        }
        catch (JsonException e)
        {
            throw new EvidenceException($"{entry.Path} is no JSON that can be read: {e.Message}");
        }
    }

    private static Rule ReadRule(IReadOnlyDictionary<string, BagEntry> files, string path) => RuleFile.Read(path, Find(files, path).ReadAll());

    private static PackagedSource ReadSource(IReadOnlyDictionary<string, BagEntry> files, string path) =>
        new(ReportInput.FromOpener(Find(files, path).Open, path), path);

    private static Instant? ReadMoment(JsonElement options, string name)
    {
        if (options.GetProperty(name).GetString() is not { } text) return null;
        return Instant.TryParse(text, out Instant moment) ? moment : throw new EvidenceException($"{PackagePath.Evaluation}: '{name}' is '{text}', which is no moment.");
    }

    private static ExpectedAccounts? ReadAccounts(JsonElement accounts) =>
        accounts.ValueKind == JsonValueKind.Null ? null : new ExpectedAccounts(Texts(accounts.GetProperty("active")), Texts(accounts.GetProperty("inactive")));

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(item => item.GetString()!);

    private static BagEntry Find(IReadOnlyDictionary<string, BagEntry> files, string path) =>
        files.TryGetValue(path, out BagEntry? entry) ? entry : throw new EvidenceException($"{path} is not in the package, and it cannot be made again without.");
}
