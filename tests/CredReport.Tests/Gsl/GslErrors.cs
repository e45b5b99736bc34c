using CredReport.Gsl;

namespace CredReport.Tests.Gsl;

/// <summary>What is wrong with a rule.</summary>
internal static class GslErrors
{
    /// <summary>The errors, in the order of the text; none when the rule can be bound.</summary>
    public static IReadOnlyList<GslError> Of(string logic)
    {
        try
        {
            BoundRule.Bind(logic, null);
            return [];
        }
        catch (GslException e)
        {
            return e.Errors;
        }
    }
}
