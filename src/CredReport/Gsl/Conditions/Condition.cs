using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>A bound expression, with names resolved to columns and types checked. Immutable and thread-safe.</summary>
internal abstract class Condition
{
    /// <summary>Evaluates the row.</summary>
    public abstract Ternary Evaluate(RowValues row);

    /// <summary>Explains the result: the cells read, the values derived, and what is unknown.</summary>
    public abstract void Explain(Explanation explanation);

    /// <summary>The possible results of <see cref="Evaluate"/> on rows under this header, judged by its columns.</summary>
    public abstract TernarySet Possible(ReportHeader header);

    /// <summary>The possible results of <see cref="Evaluate"/> on a report with all columns and only readable cells.</summary>
    public virtual TernarySet Answers => TernarySet.Known;

    /// <summary>The possible results of a term that needs these columns.</summary>
    protected static TernarySet Needs(ReportHeader header, params ReadOnlySpan<ReportColumn> columns)
    {
        foreach (ReportColumn column in columns)
        {
            if (!header.Has(column)) return TernarySet.Unknown;
        }

        return TernarySet.Known;
    }
}
