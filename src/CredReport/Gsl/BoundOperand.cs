using CredReport.Gsl.Conditions;
using CredReport.Model;

namespace CredReport.Gsl;

/// <summary>An operand whose names and types are known.</summary>
internal abstract record BoundOperand
{
    /// <summary>The type in words, with an article, for error messages.</summary>
    public abstract string TypeDisplay { get; }

    /// <summary>A property that no credential report holds.</summary>
    public sealed record NotInReport(string Path) : BoundOperand
    {
        public override string TypeDisplay => "not in a credential report";
    }

    /// <summary>A boolean property.</summary>
    public sealed record Flag(ReportColumn Column) : BoundOperand
    {
        public override string TypeDisplay => "a boolean";
    }

    /// <summary>A function with a boolean result.</summary>
    public sealed record Answer(Condition Condition) : BoundOperand
    {
        public override string TypeDisplay => "a boolean";
    }

    /// <summary>An instant or a number.</summary>
    public sealed record Number(NumberOperand Value) : BoundOperand
    {
        public override string TypeDisplay => Value is InstantOperand ? "an instant" : "a number";
    }

    /// <summary>A text.</summary>
    public sealed record Text(TextOperand Value) : BoundOperand
    {
        public override string TypeDisplay => "a text";
    }
}
