namespace CredReport.Model;

/// <summary>A cell of a credential report: a value, or why there is none.</summary>
/// <typeparam name="T">Type of the value: <see cref="bool"/>, <see cref="Instant"/> or <see cref="string"/>.</typeparam>
/// <param name="Kind">Whether there is a value, and if not, what the report says instead.</param>
/// <param name="ValueOrDefault">The value; the type's default unless <paramref name="Kind"/> is <see cref="ReportedKind.Value"/>.</param>
public readonly record struct Reported<T>(ReportedKind Kind, T? ValueOrDefault)
    where T : notnull
{
    /// <summary>Whether the report gives a value.</summary>
    public bool HasValue => Kind == ReportedKind.Value;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The report gives none.</exception>
    public T Value => HasValue ? ValueOrDefault! : throw new InvalidOperationException($"The report gives no value here, but: {Kind}.");

    /// <summary>The value as text, or the kind of absence in brackets.</summary>
    public override string ToString() => HasValue ? ValueOrDefault!.ToString()! : $"({Kind})";
}
