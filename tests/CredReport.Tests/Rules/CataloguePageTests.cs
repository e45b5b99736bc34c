using CredReport.Reporting;
using CredReport.Rules;
using CredReport.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CredReport.Tests.Rules;

/// <summary>The catalogue's page is made from the rules, and fresh.</summary>
public sealed class CataloguePageTests
{
    [Fact]
    public void Page_is_fresh()
    {
        string page = RuleCataloguePage.Compose();

        BuiltInRules.Ids.Should().OnlyContain(id => page.Contains($"\n## {id} (", StringComparison.Ordinal));
        Golden.CheckFile(Checkout.Path("src", "CredReport", "Rules", "README.md"), page);
    }
}
