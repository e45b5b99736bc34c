using CredReport.Model;

namespace CredReport.Gsl.Conditions;

/// <summary>Something that is a number on a row. Its text is what the rule writes.</summary>
internal abstract class NumberOperand
{
    /// <summary>The columns that it reads.</summary>
    public abstract IReadOnlyList<ReportColumn> Columns { get; }

    /// <summary>Whether it is the same on every row.</summary>
    public bool IsConstant => Columns.Count == 0;

    /// <summary>The number; false when it cannot be known.</summary>
    public abstract bool TryEvaluate(RowValues row, out double value);

    /// <summary>Says what was read and derived, and what could not be known.</summary>
    public abstract void Explain(Explanation explanation);

    /// <summary>The number in words.</summary>
    public abstract string Describe(RowValues row);

    /// <summary>The operand as the rule writes it.</summary>
    public abstract override string ToString();
}
