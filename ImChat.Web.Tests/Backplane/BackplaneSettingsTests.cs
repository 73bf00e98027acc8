using ImChat.Web.Backplane;
using ImChat.Web.Hosting;
using ImChat.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace ImChat.Web.Tests.Backplane;

public sealed class BackplaneSettingsTests
{
    [Fact]
    public void AnUnknownProvider_IsNamed() => Assert.StartsWith("Bus:Provider: ", Assert.Throws<SettingException>(() => Build("Pigeons", "")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("127.0.0.1:1")]
    [InlineData("127.0.0.1:1,nonsense=true")]
    public void ARedisThatCannotBeUsed_IsNamed(string address)
    {
        using var services = Build("Redis", address);

        var refusal = Assert.Throws<SettingException>(services.GetRequiredService<IConnectionMultiplexer>);

        Assert.StartsWith("ConnectionStrings:Redis: ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("")]
    public void AWrongPassword_IsNamed(string password)
    {
        using var redis = new RedisServer();
        redis.Execute("CONFIG", "SET", "requirepass", "right");
        using var services = Build("Redis", $"{redis.Address},password={password}");

        var refusal = Assert.Throws<SettingException>(services.GetRequiredService<IConnectionMultiplexer>);

        Assert.StartsWith("ConnectionStrings:Redis: ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", refusal.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Build(string provider, string address)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddInMemoryCollection([new("Bus:Provider", provider), new("ConnectionStrings:Redis", address)]);
        builder.AddBackplane();
        return builder.Services.BuildServiceProvider();
    }
}
