using System.Globalization;
using System.Text;
using CredReport.Input;

namespace CredReport.Evidence.Create;

/// <summary>Tells in Markdown how to verify a package with tools that are on any machine, and how to do all of it again.</summary>
internal static class PackageInstructions
{
    private const string ByHand = """
        ## Verify it

        Unpack the zip, and in the folder `credreport-evidence` run, with tools that are on any machine (on macOS `shasum -a 256 -c`):

        ```sh
        sha256sum -c tagmanifest-sha256.txt
        sha256sum -c manifest-sha256.txt
        openssl dgst -sha256 -verify PUBLIC-KEY.pem -signature signatures/tagmanifest-sha256.txt.sig tagmanifest-sha256.txt
        ```

        1. The first says whether the list of files and what describes the package are as they were when it was made.
        2. The second says so of every file under `data/` that is in the list. A file that is in neither list is no part of the package.
        3. The third is for a signed package, which has a folder `signatures`: whether it was signed by the owner of the key. Ask the owner for the public
           key on another way than the one on which the package came, and write the path of its file in place of `PUBLIC-KEY.pem`.

        Who changes a file can calculate its hash again. Against that stands the signature, or the SHA-256 of `tagmanifest-sha256.txt`, had from
        whoever made the package on another way; and the tool, which makes the package again and names what differs:


        """;

    private const string Pencil = """
        A single verdict can be done again with a pencil: the report shows for each user who fails the cells that the verdict rests on, in the words of AWS's
        file, and what was calculated from them.


        """;

    /// <summary>Both sections, each with a blank line after it.</summary>
    public static string Compose(PackageContent content)
    {
        StringBuilder text = new(ByHand);
        AppendCommands(text, "credreport evidence verify PACKAGE.zip --public-key PUBLIC-KEY.pem");
        text.Append("## Do it again\n\n");
        if (content.HoldsBack)
        {
            text.Append("The reports are not here, and without them nothing can be judged again. Anyone who has them and the key of the pseudonyms can do so:\n\n");
            AppendCommands(text, $"credreport evidence verify PACKAGE.zip --source REPORT... --pseudonymize KEYFILE{(content.AcceptedRisks is null ? "" : " --exceptions FILE")}");
        }
        else
        {
            text.Append("In the folder `credreport-evidence`, this writes the findings once more, and shows whether they are those of the package:\n\n");
            AppendCommands(text, $"{Analyze(content)} -o again.json -o again.csv", $"cmp again.json {PackagePath.FindingsJson}", $"cmp again.csv {PackagePath.FindingsCsv}");
        }

        return text.Append(Pencil).ToString();
    }

    private static string Analyze(PackageContent content)
    {
        EvidenceOptions options = content.Options;
        List<string> words = ["credreport analyze", $"{PackagePath.Sources}*"];
        words.Add(content.RuleFiles.Count == 1 ? $"-r {content.RuleFiles[0].Path}" : $"$(printf -- '-r %s ' {PackagePath.Rules}[0-9]*)");
        if (options.AsOf is { } asOf) words.Add($"--as-of {asOf}");
        if (content.AcceptedRisks is not null) words.Add($"--exceptions {PackagePath.Exceptions}");
        if (options.Limits.LineBytes != InputLimits.Default.LineBytes) words.Add(string.Create(CultureInfo.InvariantCulture, $"--max-line {options.Limits.LineBytes}"));
        if (options.Limits.InflatedBytes != InputLimits.Default.InflatedBytes) words.Add(string.Create(CultureInfo.InvariantCulture, $"--max-inflated {options.Limits.InflatedBytes}"));
        return string.Join(' ', words);
    }

    private static void AppendCommands(StringBuilder text, params string[] commands) => text.Append("```sh\n").AppendJoin('\n', commands).Append("\n```\n\n");
}
