using System.Text;
using ImChat.Web.Backplane;
using ImChat.Web.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Hybrid;
using StackExchange.Redis;

namespace ImChat.Web.Tests.Backplane;

public sealed class SharedCircuitsTests : IAsyncLifetime
{
    private static readonly HybridCacheEntryOptions AnHour = new() { Expiration = TimeSpan.FromHours(1) };

    private readonly EphemeralDataProtectionProvider protection = new();
    private RedisServer redis = default!;
    private ConnectionMultiplexer one = default!;
    private ConnectionMultiplexer other = default!;

    public async ValueTask InitializeAsync()
    {
        redis = new RedisServer();
        (one, other) = (await ConnectAsync(), await ConnectAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await one.DisposeAsync();
        await other.DisposeAsync();
        redis.Dispose();
    }

    [Fact]
    public async Task WhatOneNodeKeeps_TheOtherFinds_UntilItIsTaken()
    {
        await On(one).SetAsync("page", new Kept("half a thought", [1, 2]), AnHour);

        var found = await FindAsync(other);
        Assert.Equal("half a thought", found?.Text);
        Assert.Equal<byte>([1, 2], found!.Bytes);

        await On(other).RemoveAsync("page");
        Assert.Null(await FindAsync(one));
    }

    [Fact]
    public async Task RedisKeepsItForItsTime_AndHasNeitherTheKeyNorWhatIsInIt()
    {
        await On(one).SetAsync("page", new Kept("half a thought", []), AnHour);

        var name = Assert.Single(one.GetServer(redis.Address).Keys());
        Assert.DoesNotContain("page", name.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("half", Encoding.UTF8.GetString((byte[])(await one.GetDatabase().StringGetAsync(name))!), StringComparison.Ordinal);
        Assert.InRange((await one.GetDatabase().KeyTimeToLiveAsync(name))!.Value, TimeSpan.FromMinutes(50), AnHour.Expiration!.Value);
    }

    [Fact]
    public async Task WhileRedisHangs_NothingIsKeptOrFound_AndNothingIsThrown()
    {
        await On(one).SetAsync("page", new Kept("half a thought", []), AnHour);
        redis.Pause();
        await On(one).SetAsync("another", new Kept("", []), AnHour);
        Assert.Null(await FindAsync(other));
        await On(other).RemoveAsync("page");
        redis.Continue();
    }

    private SharedCircuits On(ConnectionMultiplexer node) => new(node, protection);

    private ValueTask<Kept?> FindAsync(ConnectionMultiplexer node) => On(node).GetOrCreateAsync<Kept?>("page", _ => throw new InvalidOperationException("There is none."));

    private Task<ConnectionMultiplexer> ConnectAsync() =>
        ConnectionMultiplexer.ConnectAsync(new ConfigurationOptions { EndPoints = { redis.Address }, BacklogPolicy = BacklogPolicy.FailFast, AsyncTimeout = 200 });

    private sealed record Kept(string Text, byte[] Bytes);
}
