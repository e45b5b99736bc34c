using System.Globalization;
using CredReport.Diagnostics;
using CredReport.Gsl.Conditions;
using CredReport.Gsl.Syntax;

namespace CredReport.Gsl;

/// <content>The functions: their operands, arguments and results.</content>
internal sealed partial class Binder
{
    /// <summary>Replaces an operand whose error was already noted, so that no further error is reported for it.</summary>
    private static BoundOperand Nothing { get; } = new BoundOperand.NotInReport("");

    private BoundOperand BindFunction(BoundOperand operand, OperandSyntax of, FunctionSyntax function)
    {
        if (operand is BoundOperand.NotInReport) return operand;

        string text = (of with { Functions = [.. of.Functions, function] }).ToString();
        return function.Name.ToUpperInvariant() switch
        {
            "BEFORE" or "AFTER" => BindDistance(operand, of, function, text),
            "DATEDIFFERENCE" => BindDateDifference(operand, of, function, text),
            "ISEMPTY" => BindIsEmpty(operand, of, function),
            "LENGTH" => Wrong(function.Offset, $"'{of}' is {operand.TypeDisplay}: 'length' asks for a list, and no property of a credential report is a list."),
            _ => NoFunction(function),
        };
    }

    private BoundOperand NoFunction(FunctionSyntax function)
    {
        string hint = Suggestion.DidYouMean(function.Name, ["before", "after", "dateDifference", "isEmpty"]);
        return Wrong(function.Offset, hint.Length > 0
            ? $"There is no function '{function.Name}'.{hint}"
            : $"There is no function '{function.Name}'; those that a user's properties have are 'before', 'after', 'dateDifference' and 'isEmpty'.");
    }

    /// <summary><c>before(n, unit)</c> and <c>after(n, unit)</c>: the instant against as-of plus n units.</summary>
    private BoundOperand BindDistance(BoundOperand operand, OperandSyntax of, FunctionSyntax function, string text)
    {
        if (operand is not BoundOperand.Number { Value: InstantOperand instant })
            return Wrong(of.Offset, $"'{of}' is {operand.TypeDisplay}: '{function.Name}' needs an instant.");
        if (!HasArguments(function, 2, "a whole number and a unit, for example (-90, 'days')")) return Nothing;
        if (!TryCount(function.Arguments[0], out long count) || !TryUnit(function.Arguments[1], out TimeUnit unit)) return Nothing;

        NeedsMoment = true;
        bool isBefore = function.Name.Equals("before", StringComparison.OrdinalIgnoreCase);
        string distance = string.Create(CultureInfo.InvariantCulture, $"as-of {(count < 0 ? '-' : '+')} {Math.Abs((decimal)count)} {TimeUnits.Names[(int)unit]}");
        return new BoundOperand.Answer(new InstantCondition(instant.Column, isBefore, TimeUnits.Add(asOf.UnixSeconds, count, unit), text, distance));
    }

    private BoundOperand BindDateDifference(BoundOperand operand, OperandSyntax of, FunctionSyntax function, string text)
    {
        if (operand is not BoundOperand.Number { Value: InstantOperand one })
            return Wrong(of.Offset, $"'{of}' is {operand.TypeDisplay}: '{function.Name}' needs an instant.");
        if (!HasArguments(function, 2, "an instant and a unit, for example (createDate, 'seconds')")) return Nothing;

        ValueSyntax argument = function.Arguments[0];
        BoundOperand? bound = argument.Kind == ValueKind.Path ? BindPath(argument.Text, argument.Offset) : null;
        if (bound is BoundOperand.NotInReport) return bound;
        if (bound is not BoundOperand.Number { Value: InstantOperand other })
            return Wrong(argument.Offset, $"{Display(argument)} is {TypeOf(argument, bound)}: '{function.Name}' needs a property that is an instant.");
        return TryUnit(function.Arguments[1], out TimeUnit unit)
            ? new BoundOperand.Number(new DateDifferenceOperand(one, other, unit, text))
            : Nothing;
    }

    private BoundOperand BindIsEmpty(BoundOperand operand, OperandSyntax of, FunctionSyntax function)
    {
        HasArguments(function, 0, "none");
        return operand switch
        {
            BoundOperand.Flag flag => new BoundOperand.Answer(new BooleanPresence(flag.Column, of.ToString())),
            BoundOperand.Number { Value: InstantOperand instant } => new BoundOperand.Answer(new InstantPresence(instant.Column, false, of.ToString())),
            BoundOperand.Text text => new BoundOperand.Answer(new TextPresence(text.Value, false)),
            _ => Wrong(of.Offset, $"'{of}' is {operand.TypeDisplay}: '{function.Name}' needs a property."),
        };
    }

    private bool HasArguments(FunctionSyntax function, int count, string expected)
    {
        if (function.Arguments.Count == count) return true;
        Error(function.Offset, $"'{function.Name}' has {function.Arguments.Count} {(function.Arguments.Count == 1 ? "argument" : "arguments")}; expected {expected}.");
        return false;
    }

    /// <summary>A whole number, which may be in quotation marks.</summary>
    private bool TryCount(ValueSyntax value, out long count)
    {
        count = 0;
        bool isNumber = value.Kind is ValueKind.Number or ValueKind.String
            && long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out count);
        if (!isNumber) Error(value.Offset, $"Found {Display(value)}; expected a whole number, for example -90.");
        return isNumber;
    }

    private bool TryUnit(ValueSyntax value, out TimeUnit unit)
    {
        unit = default;
        bool isUnit = value.Kind == ValueKind.String && TimeUnits.TryFind(value.Text, out unit);
        if (!isUnit)
        {
            Error(value.Offset, $"Found {Display(value)}; expected a unit: {string.Join(", ", TimeUnits.Names.Select(name => $"'{name}'"))}."
                + Suggestion.DidYouMean(value.Text, TimeUnits.Names));
        }

        return isUnit;
    }
}
