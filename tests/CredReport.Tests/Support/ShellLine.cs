using System.Text;

namespace CredReport.Tests.Support;

/// <summary>A command of a sample or of the README, as a shell would cut it: words, single quotation marks, and input from a file.</summary>
/// <param name="Arguments">Behind the tool's name.</param>
/// <param name="InputFile">What stands behind <c>&lt;</c>; null for nothing.</param>
internal sealed record ShellLine(string[] Arguments, string? InputFile)
{
    public static ShellLine Parse(string line)
    {
        List<string> words = [];
        StringBuilder word = new();
        bool quoted = false;
        foreach (char c in line.Trim() + " ")
        {
            if (c == '\'') quoted = !quoted;
            else if (c == ' ' && !quoted)
            {
                if (word.Length > 0) words.Add(word.ToString());
                word.Clear();
            }
            else word.Append(c);
        }

        int redirect = words.IndexOf("<");
        return redirect < 0 ? new([.. words.Skip(1)], null) : new([.. words.Skip(1).Take(redirect - 1)], words[redirect + 1]);
    }

    /// <summary>Runs the tool where the line's paths begin.</summary>
    public ToolRun Run(string folder)
    {
        string before = Directory.GetCurrentDirectory();
        Directory.SetCurrentDirectory(folder);
        try
        {
            return ToolRun.With(new ToolInput { Bytes = InputFile is null ? [] : File.ReadAllBytes(InputFile) }, Arguments);
        }
        finally
        {
            Directory.SetCurrentDirectory(before);
        }
    }
}
