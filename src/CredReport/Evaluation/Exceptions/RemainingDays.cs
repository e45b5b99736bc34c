using System.Globalization;

namespace CredReport.Evaluation.Exceptions;

/// <summary>How long an exception lasts, in words.</summary>
internal static class RemainingDays
{
    /// <summary>A clause without a full stop.</summary>
    /// <param name="days">From 0 on, see <see cref="AcceptedRisk.DaysLeft"/>.</param>
    public static string Describe(int days) => days switch
    {
        0 => "this is its expiry date",
        1 => "1 day is left",
        _ => string.Create(CultureInfo.InvariantCulture, $"{days} days are left"),
    };
}
