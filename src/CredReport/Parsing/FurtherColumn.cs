using CredReport.Model;

namespace CredReport.Parsing;

/// <summary>A column of an access key or a certificate beyond the second, as tools write that list all of them.</summary>
/// <param name="Index">0-based index in a row.</param>
/// <param name="Credential">What it is about, in words.</param>
/// <param name="SaysActive">Whether it says that the credential is active.</param>
internal sealed record FurtherColumn(int Index, string Credential, bool SaysActive)
{
    /// <summary>Those of a header, in its order; nearly always none.</summary>
    public static FurtherColumn[] Of(IReadOnlyList<string> names)
    {
        List<FurtherColumn>? columns = null;
        for (int i = 0; i < names.Count; i++)
        {
            if (ColumnNames.TryFindFurther(names[i], out string credential, out bool saysActive)) (columns ??= []).Add(new FurtherColumn(i, credential, saysActive));
        }

        return columns is null ? [] : [.. columns];
    }
}
