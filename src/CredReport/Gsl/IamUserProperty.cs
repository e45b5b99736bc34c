using CredReport.Model;

namespace CredReport.Gsl;

/// <summary>A property of IamUser and the column that holds it.</summary>
/// <param name="Path">Its name in a rule.</param>
/// <param name="Type">Its type.</param>
/// <param name="Column">Its column in a credential report.</param>
internal sealed record IamUserProperty(string Path, PropertyType Type, ReportColumn Column);
