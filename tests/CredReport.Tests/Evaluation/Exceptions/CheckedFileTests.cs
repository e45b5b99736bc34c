using System.Text;
using CredReport.Evaluation.Exceptions;
using CredReport.Input;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Evaluation.Exceptions;

/// <summary>Exceptions files and reports are told apart by what they hold.</summary>
public sealed class CheckedFileTests
{
    [Theory]
    [InlineData("version: 1\nexceptions: []", true)]
    [InlineData("\uFEFF# Accepted risks\n\n---\nversion: 1\nexceptions:\n  - id: A", true)]
    [InlineData("exceptions:\r\n- id: A\r\n", true)]
    [InlineData("\"version\": 1\n", true)]
    [InlineData("version: 1\nexeptions: [", true)]
    [InlineData("title: ours\nversion: 1", true)]
    [InlineData("{\"version\": 1, \"exceptions\": []}", true)]
    [InlineData(" \n{ version: 1, exceptions: [] }", true)]
    [InlineData("", false)]
    [InlineData("version 1", false)]
    [InlineData("id: A\nframeworks:\n  version: 1", false)]
    [InlineData("user,arn,user_creation_time\nversion: 1,x,y", false)]
    [InlineData("{\"Content\": \"dXNlcg==\", \"version\": 1}", false)]
    [InlineData("{\"a\": 1}", false)]
    public void An_exceptions_file_is_known_by_its_keys(string text, bool expected) => CheckedFile.IsExceptions(Input(text)).Should().Be(expected);

    [Theory]
    [InlineData("some text", "text that begins with 'some text'")]
    [InlineData("", "nothing")]
    [InlineData("%PDF-1.7", "a PDF")]
    [InlineData("{\"a\": 1}", "text that begins with '{\"a\": 1}'")]
    [InlineData("{\"Content\": \"x\"}", null)]
    public void What_is_neither_is_described(string text, string? expected) => CheckedFile.DescribeOther(Input(text)).Should().Be(expected);

    [Fact]
    public void A_report_is_no_other_file() => CheckedFile.DescribeOther(FindingList.Input(new ReportText().Root().ToString())).Should().BeNull();

    private static ReportInput Input(string text) => ReportInput.FromBytes(Encoding.UTF8.GetBytes(text), "file");
}
