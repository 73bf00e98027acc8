using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Legacy;

/// <summary>Two people who go on talking while others misbehave, and miss nothing.</summary>
internal sealed class Canary
{
    private const int Burst = 5;
    private const int Least = 10;

    private readonly Task talking;
    private volatile bool isEnough;

    private Canary(Talk talk) => talking = TalkAsync(talk);

    public static async Task<Canary> StartAsync(AppFactory app) => new(await Talk.OpenAsync(app));

    /// <summary>Ends the talk once enough went each way, all of it in order.</summary>
    public Task StopAsync()
    {
        isEnough = true;
        return Wait.For(talking);
    }

    private async Task TalkAsync(Talk talk)
    {
        using var both = talk;
        for (var said = 0; !isEnough || said < Least; said += Burst)
        {
            foreach (var number in Enumerable.Range(said, Burst))
            {
                await talk.Mine.SendTextAsync(10, talk.You.Id, $"{number}");
                await talk.Yours.SendTextAsync(10, talk.Me.Id, $"{number}");
            }
            foreach (var number in Enumerable.Range(said, Burst))
            {
                Assert.Equal($"{number}", await HeardAsync(talk.Yours, talk.Me.Id));
                Assert.Equal($"{number}", await HeardAsync(talk.Mine, talk.You.Id));
            }
        }
    }

    /// <summary>The next message of this person; a frame with a changed number may have come from elsewhere.</summary>
    private static async Task<string?> HeardAsync(LegacySocket socket, long from)
    {
        while (true)
        {
            var message = await socket.ReceiveJsonAsync();
            if (message.GetProperty("userid").ToString() == $"{from}")
                return message.GetProperty("content").GetString();
        }
    }
}
