using ImChat.Bench.Peers;

namespace ImChat.Bench.Load;

/// <summary>Everybody's sockets, open and listening.</summary>
internal sealed class Crowd : IDisposable
{
    private const int Usual = 50;

    private readonly Line[] lines;
    private readonly Task[] running;

    private Crowd(Line[] lines)
    {
        this.lines = lines;
        running = Array.ConvertAll(lines, line => line.RunAsync());
    }

    public Line this[int person] => lines[person];

    public static async Task<Crowd> OpenAsync(Dialect dialect, Peer peer, Cast cast, Action<Line, ReadOnlySpan<byte>> heard, int atOnce = Usual, int? narrow = null)
    {
        var lines = new Line[cast.People];
        await Parallel.ForAsync(0, cast.People, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (person, _) =>
            lines[person] = await Line.OpenAsync(dialect.Port(peer, person), dialect.Target(person, cast), dialect.Opening, dialect.Separator, person, person == narrow, heard));
        return new Crowd(lines);
    }

    public void Dispose()
    {
        Array.ForEach(lines, line => line.Dispose());
        Task.WaitAll(running);
    }
}
