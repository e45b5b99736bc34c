using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>A column about a third or later access key or certificate. Tools that list all credentials write such columns.</summary>
/// <param name="Index">0-based index in a row.</param>
/// <param name="Credential">The credential in words, for example <c>access key 3</c>.</param>
/// <param name="SaysActive">Whether the column says that the credential is active.</param>
internal sealed record FurtherColumn(int Index, string Credential, bool SaysActive)
{
    /// <summary>The further columns of a header, in its order; nearly always none.</summary>
    public static FurtherColumn[] Of(IReadOnlyList<string> names)
    {
        List<FurtherColumn>? columns = null;
        for (int i = 0; i < names.Count; i++)
        {
            if (!ColumnNames.TryFindFurther(names[i], out string credential, out bool saysActive)) continue;

            (columns ??= []).Add(new FurtherColumn(i, credential, saysActive));
        }

        return columns is null ? [] : [.. columns];
    }
}
