using System.Globalization;

namespace ImChat.Web.Tests.Faults;

/// <summary>Everything random in a scenario comes from one number, which is printed; <c>IMCHAT_SEED</c> plays the same schedule again.</summary>
internal sealed class Chance
{
    private readonly int seed;
    private int taken;

    public Chance(ITestOutputHelper output)
    {
        seed = Environment.GetEnvironmentVariable("IMCHAT_SEED") is { Length: > 0 } wanted ? int.Parse(wanted, CultureInfo.InvariantCulture) : Random.Shared.Next(1_000_000);
        output.WriteLine($"IMCHAT_SEED={seed}");
    }

    /// <summary>A number of its own for each who asks, the same in the same order.</summary>
    public int NextSeed() => unchecked((seed * 1_000_003) + Interlocked.Increment(ref taken));

    public Random Next() => new(NextSeed());
}
