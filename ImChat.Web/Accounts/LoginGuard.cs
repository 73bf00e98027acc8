using System.Net;
using ImChat.Web.Hosting;

namespace ImChat.Web.Accounts;

/// <summary>
/// Every try to prove who one is, with a password or a code, passes here: slowed down by address and by account, and only as many at a
/// moment as there are cores. A hash takes a core for a while; and of many tries at one moment, none is judged before those ahead of it
/// have cost what they cost.
/// </summary>
internal sealed class LoginGuard(RateLimits limits) : IDisposable
{
    private readonly SemaphoreSlim turns = new(Environment.ProcessorCount);

    /// <summary>What is wrong, or null when <paramref name="check"/> finds nothing wrong. What it does find costs the account one of its tries.</summary>
    public async Task<AccountProblem?> TryAsync(IPAddress? address, string account, Func<Task<AccountProblem?>> check)
    {
        await turns.WaitAsync();
        try
        {
            if (!limits.MayLogin(address, account))
                return AccountProblem.TooManyTries;
            var problem = await check();
            if (problem is not null)
                limits.LoginFailed(account);
            return problem;
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();
}
