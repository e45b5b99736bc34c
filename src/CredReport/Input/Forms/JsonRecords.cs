using System.Text;
using System.Text.Json;
using CredReport.Diagnostics;
using CredReport.Model;

namespace CredReport.Input.Forms;

/// <summary>
/// Reads users as JSON objects with the report's column names as keys, as programs convert CSV: <c>[{"user": "alice", "arn": …}, …]</c>,
/// or one object after the other. Each becomes a row of CSV; a missing value becomes an empty cell.
/// </summary>
internal static class JsonRecords
{
    /// <summary>Whether a value is a record, or a list that contains one.</summary>
    public static bool Are(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Any(IsRecord),
        JsonValueKind.Object => IsRecord(value),
        _ => false,
    };

    /// <summary>Whether a value is an object with a user name or an ARN and at least one more column of the report.</summary>
    public static bool IsRecord(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) return false;

        ReportColumn?[] columns = ColumnNames.Of([.. value.EnumerateObject().Select(property => property.Name)]);
        return columns.Count(column => column is not null) > 1 && columns.Any(column => column is ReportColumn.User or ReportColumn.Arn);
    }

    /// <summary>The records as a report; null, with a diagnostic, if an item is not a record.</summary>
    /// <param name="value">A list of records, or one.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public static Envelope? Read(JsonElement value, DiagnosticBag diagnostics) =>
        Read(value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value], diagnostics);

    /// <summary>The records as a report; null, with a diagnostic, if an item is not a record.</summary>
    public static Envelope? Read(IReadOnlyList<JsonElement> records, DiagnosticBag diagnostics)
    {
        List<string> names = [];
        Dictionary<string, int> indexes = new(StringComparer.Ordinal);
        for (int i = 0; i < records.Count; i++)
        {
            if (records[i].ValueKind != JsonValueKind.Object)
            {
                diagnostics.Add(DiagnosticCatalogue.BrokenJson,
                    $"Record {i + 1} of {records.Count} is not an object: expected one with a report's columns, "
                    + $"like {{\"user\": \"alice\", \"arn\": \"arn:aws:iam::111122223333:user/alice\"}}.");
                return null;
            }

            HashSet<string> seen = new(StringComparer.Ordinal);
            foreach (JsonProperty property in records[i].EnumerateObject())
            {
                if (!seen.Add(property.Name))
                {
                    diagnostics.Add(DiagnosticCatalogue.BrokenJson,
                        $"Record {i + 1} of {records.Count} has '{MessageArgument.Text(property.Name)}' twice: "
                        + $"which of the two is right cannot be known.");
                    return null;
                }

                if (indexes.TryAdd(property.Name, names.Count)) names.Add(property.Name);
            }
        }

        return new Envelope(SourceForms.JsonRecords, Write(records, names, indexes), null) { LinesBefore = -1 };
    }

    private static byte[] Write(IReadOnlyList<JsonElement> records, IReadOnlyList<string> names, Dictionary<string, int> indexes)
    {
        StringBuilder csv = new();
        csv.AppendJoin(',', names.Select(Quoted)).Append('\n');
        string[] cells = new string[names.Count];
        foreach (JsonElement record in records)
        {
            Array.Fill(cells, "");
            foreach (JsonProperty property in record.EnumerateObject()) cells[indexes[property.Name]] = Cell(property.Value);
            csv.AppendJoin(',', cells.Select(Quoted)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static string Cell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };

    /// <summary>A cell of CSV. A row is a line, so line ends are escaped.</summary>
    private static string Quoted(string cell)
    {
        string line = cell.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return line.AsSpan().ContainsAny(',', '"') ? $"\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : line;
    }
}
