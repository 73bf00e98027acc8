using System.Globalization;
using System.Net;
using System.Text;
using ImChat.Bench.Load;
using ImChat.Bench.Peers;

namespace ImChat.Bench.Scenes;

/// <summary>Pages that are open and show what is said, beside the least that Blazor needs for it.</summary>
internal static class Circuits
{
    private const int Pages = 100;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    /// <summary>Everybody in a group looks at it while one more, who has an old client, speaks.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> OfImChatAsync(Dialect dialect, Options options)
    {
        var cast = new Cast(Pages + 1, Pages + 1);
        using var peer = await dialect.StartAsync(cast);
        var speaker = new Cast(1, 0) { Numbers = cast.Numbers[Pages..], Tokens = cast.Tokens[Pages..] };
        using var crowd = await Crowd.OpenAsync(dialect, peer, speaker, static (_, _) => { });
        var frame = Line.Frame(Encoding.UTF8.GetBytes(dialect.Say(cast, Pages, true, 0, Talk.Text(0))));
        return await ShowAsync(
            peer,
            options,
            string.Create(CultureInfo.InvariantCulture, $"/g/{cast.RoomNumbers[0]}"),
            // The old address signs in and leads to the pages.
            (http, page) => http.GetAsync(string.Create(CultureInfo.InvariantCulture, $"/chat/index.shtml?id={cast.Numbers[page]}&token={cast.Tokens[page]}")),
            () =>
            {
                crowd[0].Send(frame);
                return Task.CompletedTask;
            });
    }

    public static async Task<IReadOnlyDictionary<string, double>> OfMinimalAsync(Options options)
    {
        using var peer = await Peer.StartAsync(Path.Combine(AppContext.BaseDirectory, "ImChat.Bench.dll"), "page", "{port}");
        using var speaker = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{peer.Port}") };
        return await ShowAsync(peer, options, MinimalPage.Path, static (_, _) => Task.CompletedTask, () => speaker.PostAsync("/say", new StringContent(Talk.Text(0))));
    }

    private static async Task<IReadOnlyDictionary<string, double>> ShowAsync(Peer peer, Options options, string path, Func<HttpClient, int, Task> signInAsync, Func<Task> sayAsync)
    {
        var mark = Encoding.UTF8.GetBytes(Talk.Text(0));
        var shown = 0L;
        async Task<Circuit> OpenAsync(int page)
        {
            var cookies = new CookieContainer();
            using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = new Uri($"http://127.0.0.1:{peer.Port}/") };
            await signInAsync(http, page);
            return await Circuit.OpenAsync(http, cookies, path, changes =>
            {
                if (changes.AsSpan().IndexOf("message-text"u8) >= 0 && changes.AsSpan().IndexOf(mark) >= 0)
                    Interlocked.Increment(ref shown);
            });
        }

        async Task SayForAsync(TimeSpan length)
        {
            for (var left = length; left > TimeSpan.Zero; left -= Pace)
            {
                await sayAsync();
                await Task.Delay(Pace);
            }
        }

        // The first ones make the code warm; what they hold is not counted.
        var circuits = new List<Circuit>();
        while (circuits.Count < Pages / 10)
            circuits.Add(await OpenAsync(circuits.Count));
        await SayForAsync(options.WarmUp);
        await Task.Delay(Settling);
        var (memory, before) = (peer.Memory, circuits.Count);
        while (circuits.Count < Pages)
            circuits.Add(await OpenAsync(circuits.Count));
        await Task.Delay(Settling);
        memory = peer.Memory - memory;
        await SayForAsync(options.WarmUp);
        await Task.Delay(Settling);
        var (cpu, count, bytes) = (peer.Cpu, Interlocked.Read(ref shown), circuits.Sum(circuit => circuit.Received));
        await SayForAsync(options.Length);
        await Task.Delay(Settling);
        (cpu, count, bytes) = (peer.Cpu - cpu, Interlocked.Read(ref shown) - count, circuits.Sum(circuit => circuit.Received) - bytes);
        foreach (var circuit in circuits)
        {
            if (circuit.Failed.IsCompleted)
                await circuit.Failed;
            await circuit.DisposeAsync();
        }
        return new Dictionary<string, double>
        {
            ["CPU µs a message shown"] = cpu.TotalMicroseconds / count,
            ["bytes a message shown"] = (double)bytes / count,
            ["messages shown"] = count,
            ["KiB a circuit"] = memory / 1024.0 / (Pages - before),
        };
    }
}
