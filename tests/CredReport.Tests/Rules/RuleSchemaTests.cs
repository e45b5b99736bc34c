using System.Text.Json.Nodes;
using CredReport.Rules;
using CredReport.Tests.Support;
using CredReport.Yaml;
using FluentAssertions;
using NJsonSchema;
using Xunit;

namespace CredReport.Tests.Rules;

/// <summary>The JSON Schema of rule files agrees with the reader of rule files.</summary>
public sealed class RuleSchemaTests
{
    private static readonly string BuiltIn = Checkout.Path("src", "CredReport", "Rules", "BuiltIn");

    [Fact]
    public async Task Built_in_rules_fit_the_schema()
    {
        JsonSchema schema = await Schema();
        string[] files = Directory.GetFiles(BuiltIn, "*.yaml");

        files.Should().HaveCountGreaterThan(20);
        foreach (string file in files) schema.Validate(ToJson(File.ReadAllText(file))).Select(error => error.ToString()).Should().BeEmpty(file);
    }

    [Theory]
    [InlineData("title: T\nseverity: low\nlogic: IamUser should have mfaActive")]
    [InlineData("id: A\ntitle: T\nseverity: hihg\nlogic: IamUser should have mfaActive")]
    [InlineData("id: A\ntitle: T\nseverity: low\nlogic: IamUser should have mfaActive\nextra: x")]
    [InlineData("id: A\ntitle: T\nseverity: low\nlogic: IamUser should have mfaActive\nexamples: { fails: [ { pasword_enabled: 'true' } ] }")]
    [InlineData("id: A\ntitle: T\nseverity: low\nlogic: IamUser should have mfaActive\nframeworks: [ { version: '1' } ]")]
    [InlineData("id: A\ntitle: T\nseverity: low\nlogic: IamUser should have mfaActive\nframeworks: [ { name: N, control: { a: b } } ]")]
    [InlineData("id: A\ntitle: T\nseverity: low\nlogic: IamUser should have mfaActive\nframeworks: [ { name: N, differ: x } ]")]
    [InlineData("id: A\ntitle: T\nseverity: low\nlogic: IamUser should have mfaActive\npublished: { source: x }")]
    [InlineData("id: A\ntitle: T\nseverity: low\nlogic: IamUser should have mfaActive\npublished: { by: x, frameworks: [ { name: y } ] }")]
    [InlineData("id: A\ntitle: T\nseverity: low\nlogic: IamUser should have mfaActive\nentity: E\npublished: { by: x, entity: E }")]
    [InlineData("id: A\ntitle: T\nseverity: low\nlogic: IamUser should have mfaActive\ncategory: E\npublished: { by: x, category: E }")]
    [InlineData("id: A\ntitle: T\nseverity: low\nlogic: IamUser should have mfaActive\nsource: E\npublished: { by: x, source: E }")]
    public async Task What_the_reader_refuses_the_schema_refuses(string yaml)
    {
        JsonSchema schema = await Schema();
        Action read = () => RuleFile.Read("rule.yaml", System.Text.Encoding.UTF8.GetBytes(yaml));

        read.Should().Throw<FileErrorException>();
        schema.Validate(ToJson(yaml)).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("entity: E\npublished: { by: x, source: S, category: C, frameworks: [ F, G ] }")]
    [InlineData("entity: E\ncategory: C\nsource: S")]
    [InlineData("frameworks: [ { name: N, version: [ 1.5, 2.0.0 ], control: [ '1.10', '1.9' ], source: public mapping, differs: D }, { name: N, version: '1', control: a } ]")]
    public async Task What_the_reader_takes_the_schema_takes(string more)
    {
        JsonSchema schema = await Schema();
        string yaml = $"id: A\ntitle: T\nseverity: low\nlogic: IamUser should have mfaActive\n{more}";

        RuleFile.Read("rule.yaml", System.Text.Encoding.UTF8.GetBytes(yaml)).Id.Should().Be("A");
        schema.Validate(ToJson(yaml)).Should().BeEmpty();
    }

    private static Task<JsonSchema> Schema() => JsonSchema.FromJsonAsync(CredReport.Reporting.Schemas.Rule, TestContext.Current.CancellationToken);

    private static string ToJson(string yaml) => ToJson(YamlReader.Read("rule.yaml", yaml, []))!.ToJsonString();

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlText text => JsonValue.Create(text.Text),
        YamlList list => new JsonArray([.. list.Items.Select(ToJson)]),
        YamlMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, ToJson(entry.Value)))),
        _ => throw new InvalidOperationException(node.Display),
    };
}
