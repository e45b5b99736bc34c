using System.Runtime.InteropServices;
using System.Text.Json;

namespace CredReport.Input;

/// <summary>
/// Finds the answers of <c>aws iam get-credential-report</c> in JSON: the objects with <c>Content</c>, by themselves or in what another
/// program recorded around them.
/// </summary>
internal static class JsonAnswers
{
    /// <summary>How many objects and lists an answer may lie in.</summary>
    private const int MostDepth = 8;

    /// <summary>Whether a property's name is one of the answer's, whose case some programs change.</summary>
    public static bool IsNamed(JsonProperty property, string name) => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The answers in a value, in their order.</summary>
    public static IReadOnlyList<JsonElement> Find(JsonElement value)
    {
        List<JsonElement> found = [];
        Collect(value, MostDepth, found);
        return found;
    }

    /// <summary>
    /// The parts of a value that are inputs by themselves, where it has at least two answers: each of them, and each object beside
    /// them that is none, for it may stand for an account. Otherwise the value.
    /// </summary>
    public static IReadOnlyList<JsonElement> Split(JsonElement value)
    {
        if (Find(value).Count < 2) return [value];

        List<JsonElement> parts = [];
        Split(value, parts);
        return parts;
    }

    /// <summary>The place of a value in the text of the one that holds it.</summary>
    public static Range Place(JsonElement root, JsonElement value)
    {
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(value);
        JsonMarshal.GetRawUtf8Value(root).Overlaps(raw, out int start);
        return start..(start + raw.Length);
    }

    private static void Collect(JsonElement value, int depth, List<JsonElement> found)
    {
        if (IsAnswer(value)) found.Add(value);
        else if (depth > 0) foreach (JsonElement child in Children(value)) Collect(child, depth - 1, found);
    }

    private static void Split(JsonElement value, List<JsonElement> parts)
    {
        JsonElement[] children = [.. Children(value)];
        int[] answers = [.. children.Select(child => Find(child).Count)];
        bool isCollection = value.ValueKind == JsonValueKind.Array || answers.Count(count => count > 0) > 1;
        for (int i = 0; i < children.Length; i++)
        {
            if (answers[i] > 1 && !IsAnswer(children[i])) Split(children[i], parts);
            else if (answers[i] > 0 || isCollection) parts.Add(children[i]);
        }
    }

    private static bool IsAnswer(JsonElement value) => value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any(property =>
        IsNamed(property, "Content") && property.Value.ValueKind is JsonValueKind.String);

    /// <summary>The objects and lists in an object or a list.</summary>
    private static IEnumerable<JsonElement> Children(JsonElement value) => (value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray(),
        JsonValueKind.Object => value.EnumerateObject().Select(property => property.Value),
        _ => Enumerable.Empty<JsonElement>(),
    }).Where(child => child.ValueKind is JsonValueKind.Array or JsonValueKind.Object);
}
