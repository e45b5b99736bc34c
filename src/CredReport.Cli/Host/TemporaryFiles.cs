namespace CredReport.Cli.Host;

/// <summary>The unfinished outputs of a run, so that none of them is left by a run that has to end at once. Shared by threads.</summary>
internal sealed class TemporaryFiles
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _paths = [];
    private bool _abandoned;

    /// <summary>A name for a file in the folder of another, however long the other's name is; reserved from now on.</summary>
    /// <param name="folder">The folder of the other.</param>
    public string Take(string folder)
    {
        string path = Path.Combine(folder, $".credreport-{Path.GetRandomFileName()}");
        lock (_lock)
        {
            RefuseAfterEnd();
            _paths.Add(path);
        }

        return path;
    }

    /// <summary>Moves a finished file into place; it replaces any file that was there.</summary>
    public void Finish(string path, string target)
    {
        lock (_lock)
        {
            RefuseAfterEnd();
            File.Move(path, target, overwrite: true);
            _paths.Remove(path);
        }
    }

    /// <summary>Deletes a file, if it was ever created.</summary>
    public void Delete(string path)
    {
        lock (_lock)
        {
            if (_paths.Remove(path)) TryDelete(path);
        }
    }

    /// <summary>Throws all of them away, and lets none be finished from now on.</summary>
    public void Abandon()
    {
        lock (_lock)
        {
            _abandoned = true;
            foreach (string path in _paths) TryDelete(path);
            _paths.Clear();
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Its folder is gone, or nothing may be changed in it any more.
        }
    }

    private void RefuseAfterEnd()
    {
        if (_abandoned) throw new OperationCanceledException();
    }
}
