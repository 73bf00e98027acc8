using ImChat.Domain.Messages;

namespace ImChat.Web.Tests.Architecture;

public sealed class DomainReferencesTests
{
    private static readonly string[] References = [.. typeof(Messenger).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)];

    [Theory]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("Microsoft.EntityFrameworkCore")]
    [InlineData("Microsoft.Data")]
    [InlineData("Microsoft.Extensions")]
    [InlineData("MudBlazor")]
    [InlineData("ImChat")]
    public void TheDomain_KnowsNothingOf(string family) =>
        Assert.DoesNotContain(References, name => name == family || name.StartsWith(family + ".", StringComparison.Ordinal));

    [Fact]
    public void TheDomain_RestsOnTheBaseLibraryAlone() => Assert.All(References, name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
}
