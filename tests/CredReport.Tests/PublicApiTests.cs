using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using CredReport.Rules;
using CredReport.Tests.Support;
using Xunit;

namespace CredReport.Tests;

/// <summary>The public surface of the library, so that it changes only on purpose.</summary>
public sealed class PublicApiTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void Public_surface_is_the_golden()
    {
        StringBuilder surface = new();
        foreach (Type type in typeof(Rule).Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            surface.Append(type.FullName).Append(type.IsEnum ? " (enum)" : type.IsInterface ? " (interface)" : "").Append('\n');
            IEnumerable<string> members = type.GetMembers(Declared).Where(IsWritten).Select(Describe);
            foreach (string member in members.Order(StringComparer.Ordinal)) surface.Append("    ").Append(member).Append('\n');
        }

        Golden.Check("public-api.txt", surface.ToString());
    }

    /// <summary>What a person wrote: no accessors, and of a record no members that every record has.</summary>
    private static bool IsWritten(MemberInfo member) => member switch
    {
        MethodInfo { IsSpecialName: true, Name: not null } method => method.Name.StartsWith("op_", StringComparison.Ordinal) && !IsOfRecord(method),
        MethodInfo method => !IsOfRecord(method),
        FieldInfo { Name: "value__" } => false,
        _ => true,
    };

    private static bool IsOfRecord(MethodInfo method) =>
        method.IsDefined(typeof(CompilerGeneratedAttribute)) || method.Name is "Equals" or "GetHashCode" or "<Clone>$" or "Deconstruct" or "ToString";

    private static string Describe(MemberInfo member) => member switch
    {
        PropertyInfo property => $"{property.PropertyType} {property.Name}{(property.CanWrite && property.SetMethod!.IsPublic ? " { get; init; }" : "")}",
        _ => member.ToString()!,
    };
}
