using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace CredReport.Evidence.Verify;

/// <summary>
/// Compares results of two versions of the tool value by value: whatever the package states must have been found again. What only the
/// newer version states of a thing is no difference, and neither is the order of members or columns.
/// </summary>
internal static class ValueComparison
{
    private const int MostNamed = 20;
    private const string Version = "$.tool.version";

    /// <summary>Columns without which a row states nothing.</summary>
    private static readonly string[] Needed = ["verdict", "user", "source", "line"];

    /// <summary>The values of a JSON text that were not found again, each with its place, and what it lacks at the top. Closes both streams. Holds both texts in memory.</summary>
    public static IReadOnlyList<string> OfJson(string path, Stream stated, Stream found)
    {
        using (stated)
        using (found)
        {
            try
            {
                using JsonDocument left = JsonDocument.Parse(stated);
                using JsonDocument right = JsonDocument.Parse(found);
                List<string> differences = [];
                if (left.RootElement.ValueKind == JsonValueKind.Object)
                    differences.AddRange(right.RootElement.EnumerateObject().Where(part => !left.RootElement.TryGetProperty(part.Name, out _)).Select(part => $"{path}: $.{part.Name} is missing."));
                Compare("$", left.RootElement, right.RootElement, place => differences.Add($"{path}: {place} does not have the value that was found again."));
                return differences.Count <= MostNamed ? differences : [.. differences.Take(MostNamed), $"{path}: {(differences.Count - MostNamed).ToString(CultureInfo.InvariantCulture)} more values differ."];
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                return [$"{path} is not JSON that can be read: {e.Message}"];
            }
        }
    }

    /// <summary>The lines of a text that were not found again, those that begin with one of some labels aside. Closes both streams. Holds both texts in memory.</summary>
    public static IReadOnlyList<string> OfLines(string path, Stream stated, Stream found, params string[] aside)
    {
        using StreamReader left = new(stated);
        using StreamReader right = new(found);
        IEnumerable<string> missing = left.ReadToEnd().Split('\n').Except(right.ReadToEnd().Split('\n'));
        return [.. missing.Where(line => !Array.Exists(aside, label => line.StartsWith(label, StringComparison.Ordinal))).Take(MostNamed).Select(line => $"{path}: '{line}' was not found again.")];
    }

    /// <summary>The first row of a CSV text that was not found again, if there is one. Closes both streams.</summary>
    public static IReadOnlyList<string> OfCsv(string path, Stream stated, Stream found)
    {
        using CsvReader left = CsvReader.Create(stated, new CsvReaderOptions());
        using CsvReader right = CsvReader.Create(found, new CsvReaderOptions());
        left.ReadHeader();
        right.ReadHeader();
        (int Left, int Right)[] columns = [.. left.Headers.Select((name, i) => (i, right.TryGetFieldIndex(name, out int index) ? index : -1))];
        if (Needed.FirstOrDefault(name => !left.Headers.Contains(name)) is { } missing) return [$"{path} has no column '{missing}'."];
        if (Array.FindIndex(columns, column => column.Right < 0) is var unknown and >= 0) return [$"{path} has the column '{left.Headers[unknown]}', which was not found again."];

        for (long row = 1; ; row++)
        {
            bool hasLeft = left.Read();
            bool hasRight = right.Read();
            if (!hasLeft && !hasRight) return [];
            if (hasLeft != hasRight || left.FieldCount != columns.Length || Array.Exists(columns, column => !left.GetSpan(column.Left).SequenceEqual(right.GetSpan(column.Right))))
                return [string.Create(CultureInfo.InvariantCulture, $"{path}: the row {row} after the header is not the one that was found again.")];
        }
    }

    private static void Compare(string place, JsonElement stated, JsonElement found, Action<string> differs)
    {
        if (place == Version) return;
        if (stated.ValueKind != found.ValueKind)
        {
            differs(place);
        }
        else if (stated.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in stated.EnumerateObject())
            {
                if (found.TryGetProperty(member.Name, out JsonElement again)) Compare($"{place}.{member.Name}", member.Value, again, differs);
                else differs($"{place}.{member.Name}");
            }
        }
        else if (stated.ValueKind == JsonValueKind.Array)
        {
            if (stated.GetArrayLength() != found.GetArrayLength()) differs(place);
            else foreach ((int i, (JsonElement one, JsonElement other)) in stated.EnumerateArray().Zip(found.EnumerateArray()).Index()) Compare(string.Create(CultureInfo.InvariantCulture, $"{place}[{i}]"), one, other, differs);
        }
        else if (stated.ValueKind == JsonValueKind.String ? stated.GetString() != found.GetString() : stated.GetRawText() != found.GetRawText())
        {
            differs(place);
        }
    }
}
