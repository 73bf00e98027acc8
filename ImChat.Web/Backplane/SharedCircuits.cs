using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Hybrid;
using StackExchange.Redis;

namespace ImChat.Web.Backplane;

/// <summary>
/// The state of pages whose circuit was given up by the server, for whichever node they come back to. Blazor asks for it in the shape of a cache,
/// which is only ever told what it holds. Redis keeps it and can neither read it, for it begins the newest messages, nor make one up.
/// </summary>
internal sealed class SharedCircuits(IConnectionMultiplexer redis, IDataProtectionProvider protection) : HybridCache
{
    private readonly IDataProtector protector = protection.CreateProtector(nameof(SharedCircuits));

    public override async ValueTask SetAsync<T>(string key, T value, HybridCacheEntryOptions? options = null, IEnumerable<string>? tags = null, CancellationToken cancellationToken = default)
    {
        var state = protector.Protect(JsonSerializer.SerializeToUtf8Bytes(value));
        await IfThereAsync(database => database.StringSetAsync(Named(key), state, options!.Expiration!.Value));
    }

    /// <summary>What was set, or null.</summary>
    public override async ValueTask<T> GetOrCreateAsync<TState, T>(
        string key,
        TState state,
        Func<TState, CancellationToken, ValueTask<T>> factory,
        HybridCacheEntryOptions? options = null,
        IEnumerable<string>? tags = null,
        CancellationToken cancellationToken = default)
    {
        var kept = await IfThereAsync(database => database.StringGetAsync(Named(key)));
        return kept.IsNull ? default! : JsonSerializer.Deserialize<T>(protector.Unprotect((byte[])kept!))!;
    }

    public override async ValueTask RemoveAsync(string key, CancellationToken cancellationToken = default) =>
        await IfThereAsync(database => database.KeyDeleteAsync(Named(key)));

    public override ValueTask RemoveByTagAsync(string tag, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>The key is all that one needs to go on with a page; whoever reads Redis is not to have it.</summary>
    private static RedisKey Named(string key) => $"imchat:circuit:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}";

    private async Task<T?> IfThereAsync<T>(Func<IDatabase, Task<T>> ask)
    {
        try
        {
            return await ask(redis.GetDatabase());
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            // The backplane tells of it. Without its state a page is loaded anew, which loses nothing either.
            return default;
        }
    }
}
