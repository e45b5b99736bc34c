namespace CredReport.Evaluation;

/// <summary>Where the moment of evaluation comes from.</summary>
public enum AsOfSource
{
    /// <summary>Neither a rule nor an exception asks for the moment.</summary>
    NotNeeded,

    /// <summary>The caller named it.</summary>
    Option,

    /// <summary>The report says when it was made.</summary>
    GeneratedTime,

    /// <summary>The newest timestamp in the report: a lower bound. A fail by age stands, a pass by age may not.</summary>
    NewestTimestamp,
}
