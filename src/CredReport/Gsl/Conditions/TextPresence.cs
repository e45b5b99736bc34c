namespace CredReport.Gsl.Conditions;

/// <summary>A text is empty or absent, or is not.</summary>
internal sealed class TextPresence(TextOperand left, bool expected) : TextCondition(left, null)
{
    protected override Truth Test(ReadOnlySpan<byte> text, RowValues row) => (text.IsEmpty != expected).ToTruth();
}
