using Xunit.v3;

namespace ImChat.Web.Tests.Support;

/// <summary>The tests of this class, or of the class it derives from, use PostgreSQL for their <see cref="TestDatabase"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnPostgresAttribute : Attribute, ITraitAttribute
{
    private static readonly KeyValuePair<string, string> Trait = new("Database", "PostgreSql");

    /// <summary>Whether the test that runs is one of them.</summary>
    internal static bool IsHere => TestContext.Current.TestClass?.Traits.TryGetValue(Trait.Key, out var values) == true && values.Contains(Trait.Value);

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [Trait];
}
