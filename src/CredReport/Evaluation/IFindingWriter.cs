namespace CredReport.Evaluation;

/// <summary>
/// Where findings go. Batches are filled on several threads at once, so that the work of formatting is shared; they are written
/// one at a time in the order of the inputs.
/// </summary>
public interface IFindingWriter
{
    /// <summary>Whether <see cref="SourceResult.Sha256"/> is needed.</summary>
    bool NeedsSourceHash { get; }

    /// <summary>Whether <see cref="SourceResult.EveryDiagnostic"/> is needed, and not only what is kept for a person.</summary>
    bool NeedsEveryDiagnostic => false;

    /// <summary>Called once, before anything is written.</summary>
    void Begin(EvaluationInfo evaluation);

    /// <summary>Makes an empty batch. May be called from any thread.</summary>
    IFindingBatch NewBatch();

    /// <summary>Writes a batch of this writer's and empties it.</summary>
    void Write(IFindingBatch batch);

    /// <summary>Called for each input when its findings are written, in the order of the inputs. Folders without a report come with the end alone.</summary>
    void Complete(SourceResult source)
    {
    }

    /// <summary>Called once, at the end.</summary>
    void Finish(AnalysisResult result);
}

/// <summary>Findings of one input on their way to a writer. Filled by one thread.</summary>
public interface IFindingBatch
{
    /// <summary>How much the batch holds, in bytes or something near it: a full one is written before the input ends.</summary>
    long Size { get; }

    /// <summary>Takes a finding, in the order of the input.</summary>
    void Add(Finding finding);
}
