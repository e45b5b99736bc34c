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
    [InlineData("null", ReportedKind.Unreadable)]
    [InlineData("-", ReportedKind.Unreadable)]
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
    public void Booleans_are_read_in_any_case(string text, bool expected)
    {
        CellText.ReadBoolean(Encoding.UTF8.GetBytes(text), out bool value).Should().Be(ReportedKind.Value);

        value.Should().Be(expected);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("1")]
    [InlineData("0")]
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
