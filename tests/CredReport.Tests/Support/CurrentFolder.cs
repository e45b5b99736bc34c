using Xunit;

namespace CredReport.Tests.Support;

/// <summary>Tests that change the current folder, which all threads share, or name files in it: one at a time. All other tests use absolute paths.</summary>
[CollectionDefinition(Name)]
public sealed class CurrentFolder
{
    public const string Name = "current folder";
}
