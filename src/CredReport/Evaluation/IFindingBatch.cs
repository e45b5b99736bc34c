namespace CredReport.Evaluation;

/// <summary>Findings of one input on their way to a writer. Filled by one thread.</summary>
public interface IFindingBatch
{
    /// <summary>How much the batch holds, in bytes or something near it: a full one is written before the input ends.</summary>
    long Size { get; }

    /// <summary>Takes a finding, in the order of the input.</summary>
    void Add(Finding finding);
}
