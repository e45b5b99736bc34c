using System.CommandLine;
using CredReport.Benchmarks.Generation;

namespace CredReport.Benchmarks;

/// <summary><c>generate report|million|folder</c>: writes the inputs that speed is measured on.</summary>
internal static class GenerateCommand
{
    private const int MostFiles = 1_000_000;
    private const int Million = 1_000_000;

    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "The same seed gives the same bytes, on every machine",
        HelpName = "N",
        DefaultValueFactory = _ => ReportGenerator.DefaultSeed,
    };

    public static Command Create() => new("generate", "Write reports of organisations that do not exist") { Report(), MillionRows(), Folder() };

    private static Command Report()
    {
        Argument<string> file = File();
        Option<int> users = Count("--users", ReportGenerator.LargestAccount, ReportGenerator.LargestAccount, "Rows, the root user's among them");
        Command command = new("report", "Write the report of one account") { file, users, Seed };
        command.SetAction(parsed => WriteFile(parsed.GetRequiredValue(file), parsed.GetValue(users), parsed.GetValue(Seed)));
        return command;
    }

    private static Command MillionRows()
    {
        Argument<string> file = File();
        Option<int> users = Count("--users", Million, 100 * Million, $"Rows, the root users' among them; {ReportGenerator.LargestAccount} make an account");
        Command command = new("million", "Write one file of many accounts") { file, users, Seed };
        command.SetAction(parsed => WriteFile(parsed.GetRequiredValue(file), parsed.GetValue(users), parsed.GetValue(Seed)));
        return command;
    }

    private static Command Folder()
    {
        Argument<string> folder = new("DIR") { Description = "Folder to write into; made where there is none" };
        Option<int> files = Count("--files", 2000, MostFiles, "Files, each of another account");
        Option<int> users = Count("--users", 500, ReportGenerator.LargestAccount, "Rows of a file, the root user's among them");
        Command command = new("folder", "Write YYYY-MM-DD/ACCOUNT/credentialReport_ACCOUNT.csv for many accounts") { folder, files, users, Seed };
        command.SetAction(parsed => new ReportGenerator(parsed.GetValue(Seed))
            .WriteFolder(parsed.GetRequiredValue(folder), parsed.GetValue(files), parsed.GetValue(users)));
        return command;
    }

    private static void WriteFile(string path, int rows, ulong seed)
    {
        using FileStream output = System.IO.File.Create(path);
        new ReportGenerator(seed).Write(output, rows);
    }

    private static Argument<string> File() => new("FILE") { Description = "File to write; one that exists is replaced" };

    private static Option<int> Count(string name, int usual, int most, string description)
    {
        Option<int> option = new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "1";
            if (!int.TryParse(text, out int count) || count < 1 || count > most) result.AddError($"{name} is '{text}'; expected a whole number from 1 to {most}.");
        });
        return option;
    }
}
