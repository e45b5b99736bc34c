using System.Buffers;
using System.Globalization;
using System.Text;

namespace CredReport.Benchmarks.Generation;

/// <summary>Writes rows as AWS does: LF between lines, none behind the last, words for what is absent.</summary>
internal sealed class ReportLines
{
    private const string Header =
        "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,"
        + "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
        + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,"
        + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";

    private readonly ArrayBufferWriter<byte> _bytes = new(1 << 20);

    /// <summary>How the current row ends its timestamps.</summary>
    private string _zone = "Z";

    /// <summary>Begins a text.</summary>
    public void AddHeader() => Put(Header);

    /// <summary>Adds a row.</summary>
    /// <param name="account">Twelve digits.</param>
    /// <param name="user">What it says.</param>
    /// <param name="isModern">Whether the row is as AWS has written rows since mid-2024, or as before.</param>
    public void AddRow(string account, GeneratedUser user, bool isModern)
    {
        _zone = isModern ? "Z" : "+00:00";
        Put("\n");
        if (user.Name is { } name) PutNames(name, $"arn:aws:iam::{account}:user/{name}");
        else PutNames("<root_account>", $"arn:aws:iam::{account}:root");

        Next(user.Created);
        PutPassword(user, isModern);
        Next(user.HasMfa);
        PutKey(user.Key1);
        PutKey(user.Key2);
        Next(user.Certificate is not null);
        Next(user.Certificate);
        Put(",false,N/A");
    }

    /// <summary>Hands over what was added, and begins anew.</summary>
    public void MoveTo(Stream output)
    {
        output.Write(_bytes.WrittenSpan);
        _bytes.ResetWrittenCount();
    }

    private void PutNames(string name, string arn)
    {
        bool isQuoted = name.Contains(',', StringComparison.Ordinal);
        Put(isQuoted ? $"\"{name}\",\"{arn}\"" : $"{name},{arn}");
    }

    private void PutPassword(GeneratedUser user, bool isModern)
    {
        bool isRoot = user.Name is null;
        if (isRoot && !isModern) Next("not_supported");
        else Next(user.Password is not null);

        if (user.Password?.LastUsed is { } used) Next(used);
        else Next("no_information");

        if (isRoot && !isModern) Next("not_supported");
        else Next(user.Password?.Changed);

        if (isRoot) Next("not_supported");
        else Next(user.Password?.NextRotation);
    }

    private void PutKey(GeneratedKey? key)
    {
        Next(key is { IsActive: true });
        Next(key?.Created);
        Next(key?.LastUsed);
        bool wasUsed = key?.LastUsed is not null;
        Next((wasUsed ? key!.Region : null) ?? "N/A");
        Next(wasUsed ? key!.Service : "N/A");
    }

    private void Next(string cell)
    {
        Put(",");
        Put(cell);
    }

    private void Next(bool value) => Next(value ? "true" : "false");

    private void Next(long? instant)
    {
        if (instant is not { } seconds)
        {
            Next("N/A");
            return;
        }

        Put(",");
        DateTime.UnixEpoch.AddSeconds(seconds).TryFormat(_bytes.GetSpan(32), out int written, "s", CultureInfo.InvariantCulture);
        _bytes.Advance(written);
        Put(_zone);
    }

    private void Put(string text) => Encoding.ASCII.GetBytes(text, _bytes);
}
