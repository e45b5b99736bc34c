using CredReport.Reporting;
using CredReport.Reporting.Csv;
using CredReport.Tests.Support;
using CsCheck;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Reporting;

/// <summary>Fields of CSV are no formulas and steer no terminal, and their exact text can be told.</summary>
public sealed class SpreadsheetTextTests
{
    private static readonly string[] Pieces =
        ["\\", "\\\\", "x1b", "\\x1b", "u202e", "\\u202e", "x", "u", "1", "b", "\u001b", "\u001b]52;c;x\u0007", "\u009b", "\u202e", "\u2028", "\u007f", "\t", "\r", "\n", "\0", "=", "+", "-", "@", "'", "é", "山", "C:\\reports"];

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("alice", "alice")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("'=1+1", "''=1+1")]
    [InlineData("it's", "it's")]
    [InlineData("\ta", "'\\x09a")]
    [InlineData("a\u001b[2J", "a\\x1b[2J")]
    [InlineData("a\u009b\u202e", "a\\x9b\\u202e")]
    [InlineData("a\nb", "a\\x0ab")]
    [InlineData("a\\x1b", "a\\\\x1b")]
    [InlineData("C:\\users\\x.csv", "C:\\users\\x.csv")]
    [InlineData("\\\\server\\share", "\\\\\\server\\share")]
    [InlineData("\\\u001b", "\\\\\\x1b")]
    public void A_field_is_written_so_that_it_only_shows(string? text, string? expected) => SpreadsheetText.Guard(text).Should().Be(expected);

    [Fact]
    public void The_exact_text_of_any_field_can_be_told() =>
        Gen.OneOf(Pieces).Array[0, 8].Select(pieces => string.Concat(pieces)).Sample(
            text =>
            {
                string field = SpreadsheetText.Guard(text)!;
                field.Where(VisibleText.IsSteering).Should().BeEmpty();
                CsvText.Read(field).Should().Be(text);
            },
            iter: 5000);
}
