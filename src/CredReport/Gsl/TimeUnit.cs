namespace CredReport.Gsl;

/// <summary>Units of time: months and years by the calendar, the others by length.</summary>
internal enum TimeUnit
{
    Seconds,
    Minutes,
    Hours,
    Days,
    Weeks,
    Months,
    Years,
}
