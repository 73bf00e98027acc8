using System.Text;
using ImChat.Bench.Load;
using ImChat.Bench.Peers;

namespace ImChat.Bench.Scenes;

/// <summary>Rooms in which the first ten speak, each again as soon as the one who watches them, of the last ten, has heard.</summary>
internal sealed class Room : IDisposable
{
    private const int Senders = 10;

    private readonly Cast cast;
    private readonly byte[]?[] frames;
    private readonly Func<Line, bool> heard;
    private readonly byte[][] marks = [.. Enumerable.Range(0, Senders).Select(sender => Encoding.UTF8.GetBytes($"\"s{sender:D2} "))];
    private Crowd crowd = null!;
    private long sent;

    private Room(Dialect dialect, Cast cast, int more, Func<Line, bool> heard)
    {
        (this.cast, this.heard) = (cast, heard);
        frames = [.. Enumerable.Range(0, cast.People).Select(person => PlaceOf(person) < Senders
            ? Line.Frame(Encoding.UTF8.GetBytes(dialect.Say(cast, person, true, cast.RoomOf(person), Talk.Text(PlaceOf(person)) + new string('x', more))))
            : null)];
    }

    /// <summary>Messages sent so far.</summary>
    public long Sent => Interlocked.Read(ref sent);

    public Line this[int person] => crowd[person];

    /// <param name="dialect">How the server is spoken to.</param>
    /// <param name="peer">The server.</param>
    /// <param name="cast">Who is in which room.</param>
    /// <param name="narrow">Whose line takes in little, or null.</param>
    /// <param name="more">Bytes of each message beyond the usual.</param>
    /// <param name="heard">Called with each delivery; whether the talk goes on.</param>
    public static async Task<Room> OpenAsync(Dialect dialect, Peer peer, Cast cast, int? narrow, int more, Func<Line, bool> heard)
    {
        var room = new Room(dialect, cast, more, heard);
        room.crowd = await Crowd.OpenAsync(dialect, peer, cast, room.Hear, narrow: narrow);
        return room;
    }

    /// <summary>Everybody who speaks begins.</summary>
    public void Speak()
    {
        foreach (var person in Enumerable.Range(0, cast.People).Where(person => frames[person] is not null))
            Send(person);
    }

    public void Dispose() => crowd.Dispose();

    private int PlaceOf(int person) => person % cast.RoomSize;

    private void Send(int person)
    {
        Interlocked.Increment(ref sent);
        crowd[person].Send(frames[person]!);
    }

    private void Hear(Line line, ReadOnlySpan<byte> payload)
    {
        if (!heard(line))
            return;
        var watched = cast.RoomSize - 1 - PlaceOf(line.Index);
        if (watched < Senders && payload.IndexOf(marks[watched]) >= 0)
            Send(line.Index - PlaceOf(line.Index) + watched);
    }
}
