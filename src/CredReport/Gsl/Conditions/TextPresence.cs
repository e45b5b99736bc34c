namespace CredReport.Gsl.Conditions;

/// <summary>Whether a text is empty or absent.</summary>
internal sealed class TextPresence(TextOperand left, bool expected) : TextCondition(left, null)
{
    protected override Ternary Test(ReadOnlySpan<byte> text, RowValues row) => (text.IsEmpty != expected).ToTruth();
}
