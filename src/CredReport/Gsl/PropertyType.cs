namespace CredReport.Gsl;

/// <summary>Type of a property of IamUser.</summary>
internal enum PropertyType
{
    /// <summary>Text; an absent one is empty.</summary>
    String,

    /// <summary>A point in time as a number of Unix seconds; an absent one is year 1.</summary>
    Instant,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>The account id, which is a part of the ARN.</summary>
    Account,
}
