using CredReport.Model;

namespace CredReport.Gsl.Conditions;

/// <summary>An operand with a numeric value. Its text is what the rule writes.</summary>
internal abstract class NumberOperand
{
    /// <summary>The columns that it reads.</summary>
    public abstract IReadOnlyList<ReportColumn> Columns { get; }

    /// <summary>Whether it is the same on every row.</summary>
    public bool IsConstant => Columns.Count == 0;

    /// <summary>The number; false if it is unknown.</summary>
    public abstract bool TryEvaluate(RowValues row, out double value);

    /// <summary>Explains the value: the cells read, the values derived, and what is unknown.</summary>
    public abstract void Explain(Explanation explanation);

    /// <summary>The number in words.</summary>
    public abstract string Describe(RowValues row);

    /// <summary>The operand as the rule writes it.</summary>
    public abstract override string ToString();
}
