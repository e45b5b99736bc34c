using System.Text;

namespace CredReport.Tests.Support;

/// <summary>Reports of all layouts, damaged in the ways in which files get damaged. A seed always makes the same one.</summary>
internal sealed class MutilatedReport
{
    private static readonly string[] Accounts = ["111122223333", "444455556666"];

    private static readonly string[] Users = ["alice", "bob", "carlos", "a,b", "\"c,d\"", "=1+1", "diego@example.com", ""];

    private static readonly string[] Moments = ["2025-01-10T08:00:00Z", "2025-01-10T08:00:30+00:00", "2025-06-01T09:30:00Z", "N/A", "", "10/01/2025"];

    private static readonly string[] Inserted = ["\"", "\"\"", ",", ";", "\r", "\n", "\r\n", "\\n", "\\r\\n", "\0", "\uFEFF", "é", ",arn:", ",,,,", "\n,,,\n", "\n(5 rows)\n", "\n=== dev ===\n", "<root_account>,arn:", ReportText.Header];

    private readonly Random _random;
    private readonly string[] _users;
    private readonly string[] _accounts;
    private readonly string _lineEnd;
    private List<byte> _bytes = [];

    private MutilatedReport(int seed, string[] users, string[] accounts)
    {
        _users = users;
        _accounts = accounts;
        _random = new Random(seed);
        _lineEnd = Pick("\n", "\n", "\n", "\r\n", "\r");
    }

    /// <summary>A report with up to four damages.</summary>
    /// <param name="seed">Decides all of it.</param>
    /// <param name="users">Names of its users; null for the usual ones.</param>
    /// <param name="accounts">Two accounts; null for the usual ones.</param>
    public static byte[] Of(int seed, string[]? users = null, string[]? accounts = null)
    {
        MutilatedReport report = new(seed, users ?? Users, accounts ?? Accounts);
        report._bytes = [.. Encoding.UTF8.GetBytes(report.Whole())];
        for (int damages = report._random.Next(5); damages > 0; damages--) report.Damage();
        return [.. report._bytes];
    }

    private string Whole()
    {
        string[] columns = Pick(ReportText.Columns, ReportText.Columns, ReportText.Columns, [.. ReportText.Columns.Where(name => !name.Contains("last_used_", StringComparison.Ordinal))],
            [.. ReportText.Columns.Reverse()], ["profile", .. ReportText.Columns], ["user", "arn", "mfa_active"]).ToArray();
        string separator = Pick(",", ",", ",", ",", ";", "\t");
        IEnumerable<string> rows = Enumerable.Range(0, _random.Next(7)).Select(_ => string.Join(separator, Row(columns)));
        return Pick("", "", "", "\uFEFF", _lineEnd, " " + _lineEnd) + string.Join(_lineEnd, [string.Join(separator, columns), .. rows]) + Pick("", _lineEnd);
    }

    private IEnumerable<string> Row(string[] columns)
    {
        string user = Pick(_users);
        return columns.Select(column => column switch
        {
            "user" => user,
            "arn" => $"arn:aws:iam::{Pick(_accounts)}:user/{Pick("", "", "x,y/")}{user.Trim('"')}",
            "user_creation_time" => Moments[_random.Next(2)],
            _ when column.EndsWith("_active", StringComparison.Ordinal) || column == "password_enabled" => Pick("true", "true", "false", "not_supported", "maybe"),
            _ => Pick(Moments),
        });
    }

    /// <summary>Does one damage, behind the header as a rule, so that most reports are still known as such.</summary>
    private void Damage()
    {
        int header = _bytes.FindIndex(200 < _bytes.Count ? 200 : 0, b => b is (byte)'\n' or (byte)'\r');
        int from = _random.Next(10) == 0 || header < 0 ? 0 : header;
        if (from >= _bytes.Count) return;

        int at = _random.Next(from, _bytes.Count);
        switch (_random.Next(11))
        {
            case 0:
                _bytes.RemoveRange(at, _bytes.Count - at);
                break;
            case 1:
                _bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 2:
                _bytes[at] = (byte)_random.Next(256);
                break;
            case 3:
                _bytes.RemoveRange(at, Math.Min(_random.Next(300), _bytes.Count - at));
                break;
            case 4:
                _bytes.InsertRange(at, _bytes.GetRange(from, at - from));
                break;
            case 5 when _random.Next(20) == 0:
                _bytes.InsertRange(at, Enumerable.Repeat((byte)'x', _random.Next(60_000, 140_000)));
                break;
            case 6 or 7:
                JoinLines(at);
                break;
            case 8:
                _bytes.AddRange(Encoding.UTF8.GetBytes(Whole()));
                break;
            case 9:
                SwapCells(at);
                break;
            default:
                _bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pick(Inserted)));
                break;
        }
    }

    private void JoinLines(int at)
    {
        int lineEnd = _bytes.FindIndex(at, b => b is (byte)'\n' or (byte)'\r');
        if (lineEnd >= 0) _bytes.RemoveAt(lineEnd);
    }

    private void SwapCells(int at)
    {
        int first = _bytes.IndexOf((byte)',', at);
        int second = first < 0 ? -1 : _bytes.IndexOf((byte)',', first + 1);
        int third = second < 0 ? -1 : _bytes.IndexOf((byte)',', second + 1);
        if (third < 0) return;

        byte[] cell = [.. _bytes.GetRange(first, second - first)];
        _bytes.RemoveRange(first, cell.Length);
        _bytes.InsertRange(third - cell.Length, cell);
    }

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
