using CredReport.Model;
using CredReport.Parsing;

namespace CredReport.Gsl.Conditions;

/// <summary>A bound expression: its names are columns, its types fit. Immutable, shared by threads.</summary>
internal abstract class Condition
{
    /// <summary>Judges the row.</summary>
    public abstract Truth Evaluate(RowValues row);

    /// <summary>Says what was read and derived, and what could not be known.</summary>
    public abstract void Explain(Explanation explanation);

    /// <summary>What <see cref="Evaluate"/> can answer on the rows of a file with this header, as far as its columns go.</summary>
    public abstract TruthSet Possible(ReportHeader header);

    /// <summary>What <see cref="Evaluate"/> can answer on a report that has all columns, whose cells can all be read.</summary>
    public virtual TruthSet Answers => TruthSet.Known;

    /// <summary>What a term can be that needs these columns.</summary>
    protected static TruthSet Needs(ReportHeader header, params ReadOnlySpan<ReportColumn> columns)
    {
        foreach (ReportColumn column in columns)
        {
            if (!header.Has(column)) return TruthSet.Unknown;
        }

        return TruthSet.Known;
    }
}
