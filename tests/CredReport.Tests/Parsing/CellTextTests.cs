using System.Text;
using CredReport.Model;
using CredReport.Parsing;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Parsing;

/// <summary>What single cells say.</summary>
public sealed class CellTextTests
{
    [Theory]
    [InlineData("", ReportedKind.Empty)]
    [InlineData("N/A", ReportedKind.NotApplicable)]
    [InlineData("no_information", ReportedKind.NoInformation)]
    [InlineData("not_supported", ReportedKind.NotSupported)]
    [InlineData("NA", ReportedKind.Unreadable)]
    [InlineData("N/A ", ReportedKind.Unreadable)]
    [InlineData("NULL", ReportedKind.NotApplicable)]
    [InlineData("null", ReportedKind.NotApplicable)]
    [InlineData("None", ReportedKind.NotApplicable)]
    [InlineData("NaN", ReportedKind.NotApplicable)]
    [InlineData("#N/A", ReportedKind.NotApplicable)]
    [InlineData("-", ReportedKind.NotApplicable)]
    [InlineData("\\N", ReportedKind.NotApplicable)]
    [InlineData("--", ReportedKind.Unreadable)]
    [InlineData("\\n", ReportedKind.Unreadable)]
    public void Absences_are_kept_apart(string text, ReportedKind expected)
    {
        byte[] cell = Encoding.UTF8.GetBytes(text);

        CellText.ReadAbsence(cell).Should().Be(expected);
        CellText.ReadInstant(cell, out long seconds).Should().Be(expected);
        CellText.ReadBoolean(cell, out bool value).Should().Be(expected);
        seconds.Should().Be(0);
        value.Should().BeFalse();
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData("True", true)]
    [InlineData("tRuE", true)]
    [InlineData("false", false)]
    [InlineData("FALSE", false)]
    [InlineData("False", false)]
    [InlineData("t", true)]
    [InlineData("F", false)]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("Yes", true)]
    [InlineData("NO", false)]
    public void Booleans_are_read_in_any_case(string text, bool expected)
    {
        CellText.ReadBoolean(Encoding.UTF8.GetBytes(text), out bool value).Should().Be(ReportedKind.Value);

        value.Should().Be(expected);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("01")]
    [InlineData(" true")]
    [InlineData("true ")]
    [InlineData("truefalse")]
    [InlineData("2025-01-10T08:00:00Z")]
    public void Nothing_else_is_a_boolean(string text) =>
        CellText.ReadBoolean(Encoding.UTF8.GetBytes(text), out _).Should().Be(ReportedKind.Unreadable);

    [Fact]
    public void A_timestamp_is_read_in_Unix_time()
    {
        CellText.ReadInstant("1970-01-02T00:00:01Z"u8, out long seconds).Should().Be(ReportedKind.Value);

        seconds.Should().Be(86401);
    }

    [Theory]
    [InlineData("2025-01-10 08:00:00.000 UTC")]
    [InlineData("2025-01-10T08:00:00 GMT")]
    [InlineData("2025-01-10 08:00:00 +0000 UTC")]
    [InlineData("2025-01-10 09:00:00.5 +0100 CET")]
    [InlineData("2025-01-10 08:00:00 +0000")]
    [InlineData("Fri, 10 Jan 2025 08:00:00 GMT")]
    [InlineData("Fri, 10 Jan 2025 03:00:00 -0500")]
    [InlineData("10 Jan 2025 08:00:00 UTC")]
    [InlineData("Fri Jan 10 08:00:00 UTC 2025")]
    [InlineData("1736496000")]
    public void Timestamps_with_one_reading_are_read(string text)
    {
        CellText.ReadInstant(Encoding.UTF8.GetBytes(text), out long seconds).Should().Be(ReportedKind.Value);

        seconds.Should().Be(1736496000);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("0001-01-01 00:00:00 +0000 UTC")]
    [InlineData("1970-01-01T00:00:00+00:00")]
    public void A_zero_date_is_no_date(string text)
    {
        CellText.ReadInstant(Encoding.UTF8.GetBytes(text), out long seconds).Should().Be(ReportedKind.NotApplicable);

        seconds.Should().Be(0);
    }

    [Theory]
    [InlineData("Thu, 10 Jan 2025 08:00:00 GMT")]
    [InlineData("Fri Jan 10 08:00:00 CET 2025")]
    [InlineData("Fri Jan 10 08:00:00 2025")]
    [InlineData("Fri Feb 30 08:00:00 UTC 2025")]
    [InlineData("10 Jan 2025 2025 08:00:00 UTC")]
    [InlineData("2025-01-10 08:00:00 CET")]
    [InlineData("2025-01-10 08:00:00 UTC +0100")]
    [InlineData("0736496000")]
    [InlineData("173649600")]
    [InlineData("17364960.0")]
    [InlineData("10/01/2025")]
    [InlineData("2025-01-10T08:00:00")]
    [InlineData("9999-12-31T23:59:60Z")]
    [InlineData("true")]
    public void Nothing_else_is_a_timestamp(string text)
    {
        CellText.ReadInstant(Encoding.UTF8.GetBytes(text), out long seconds).Should().Be(ReportedKind.Unreadable);

        seconds.Should().Be(0);
    }
}
