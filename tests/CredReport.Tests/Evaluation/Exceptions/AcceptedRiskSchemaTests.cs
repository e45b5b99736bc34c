using System.Text;
using System.Text.Json.Nodes;
using CredReport.Evaluation.Exceptions;
using CredReport.Reporting;
using CredReport.Tests.Support;
using CredReport.Yaml;
using FluentAssertions;
using NJsonSchema;
using Xunit;

namespace CredReport.Tests.Evaluation.Exceptions;

/// <summary>The JSON Schema of exceptions files agrees with the reader of exceptions files.</summary>
public sealed class AcceptedRiskSchemaTests
{
    private const string Good = "{\"version\":1,\"exceptions\":[{\"id\":\"A\",\"rule\":\"D9.AWS.IAM.79\",\"account\":\"111122223333\",\"user\":\"alice\",\"reason\":\"R\",\"owner\":\"O\",\"expires\":\"2026-06-30\"}]}";

    private static readonly JsonSchema Schema = JsonSchema.FromJsonAsync(Schemas.Exceptions, TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    [Theory]
    [InlineData("\"id\":\"A\"", "\"id\":\"A\"")]
    [InlineData("\"id\":\"A\"", "\"id\":\"A\",\"created\":\"2024-01-01T00:00:00Z\",\"key\":\"2017-07-18T21:41:36+00:00\",\"ticket\":\"SEC-1\"")]
    [InlineData("\"id\":\"A\"", "\"id\":\"A\",\"created\":null,\"key\":null,\"ticket\":null")]
    [InlineData("\"alice\"", "\"<root_account>\"")]
    [InlineData("\"version\":1", "\"version\":\"1\"")]
    [InlineData("\"user\":\"alice\"", "\"user\":\"a.b+c=d,e@f_g-h\"")]
    public void Both_take(string seen, string written)
    {
        string json = Good.Replace(seen, written, StringComparison.Ordinal);

        Read(json).Should().NotThrow();
        Schema.Validate(json).Select(error => error.ToString()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("\"version\":1,", "")]
    [InlineData("\"version\":1", "\"version\":2")]
    [InlineData("\"exceptions\":", "\"exeptions\":")]
    [InlineData("\"id\":\"A\",", "")]
    [InlineData("\"id\":\"A\"", "\"id\":\"\"")]
    [InlineData("\"id\":\"A\"", "\"id\":null")]
    [InlineData("\"id\":\"A\"", "\"id\":[\"A\"]")]
    [InlineData("\"rule\":\"D9.AWS.IAM.79\",", "")]
    [InlineData("\"111122223333\"", "111122223333")]
    [InlineData("\"111122223333\"", "\"1111-2222-3333\"")]
    [InlineData("\"alice\"", "\"ali*\"")]
    [InlineData("\"alice\"", "\"\"")]
    [InlineData("\"reason\":\"R\",", "")]
    [InlineData("\"owner\":\"O\"", "\"owner\":\" \"")]
    [InlineData("\"2026-06-30\"", "\"30.06.2026\"")]
    [InlineData("\"2026-06-30\"", "\"2026-06-30T00:00:00Z\"")]
    [InlineData(",\"expires\":\"2026-06-30\"", "")]
    [InlineData("\"id\":\"A\"", "\"id\":\"A\",\"created\":\"2024-01-01\"")]
    [InlineData("\"id\":\"A\"", "\"id\":\"A\",\"key\":\"AKIAIOSFODNN7EXAMPLE\"")]
    [InlineData("\"id\":\"A\"", "\"id\":\"A\",\"tiket\":\"SEC-1\"")]
    public void Both_refuse(string seen, string written)
    {
        string json = Good.Replace(seen, written, StringComparison.Ordinal);

        json.Should().NotBe(Good);
        Read(json).Should().Throw<FileErrorException>();
        Schema.Validate(json).Should().NotBeEmpty();
    }

    [Fact]
    public void Files_of_the_samples_fit()
    {
        string[] files = Directory.GetFiles(Checkout.Path("samples"), "accepted-risks.*", SearchOption.AllDirectories);
        List<FileError> errors = [];

        files.Should().NotBeEmpty();
        foreach (string file in files)
            Schema.Validate(ToJson(YamlReader.Read(file, File.ReadAllText(file), errors))!.ToJsonString()).Select(error => error.ToString()).Should().BeEmpty(file);
        errors.Should().BeEmpty();
    }

    private static Action Read(string json) => () => AcceptedRiskFile.Read("e.json", Encoding.UTF8.GetBytes(json), []);

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlText text => JsonValue.Create(text.Text),
        YamlList list => new JsonArray([.. list.Items.Select(ToJson)]),
        YamlMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, ToJson(entry.Value)))),
        _ => throw new InvalidOperationException(node.Display),
    };
}
