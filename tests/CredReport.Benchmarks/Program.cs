using System.CommandLine;
using CredReport.Benchmarks;

RootCommand root = new("Generates large credential reports, and measures how fast they are judged.") { GenerateCommand.Create(), BenchCommand.Create() };
root.HelpName = "CredReport.Benchmarks";
ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (System.CommandLine.Parsing.ParseError problem in parsed.Errors) Console.Error.WriteLine(problem.Message);
    Console.Error.WriteLine("Try --help behind the command.");
    return 2;
}

try
{
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
