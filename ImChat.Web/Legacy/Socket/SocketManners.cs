namespace ImChat.Web.Legacy.Socket;

/// <summary>How this client is to be treated.</summary>
/// <param name="EchoesRooms">It gets its own group messages back.</param>
/// <param name="ReplayLimit">Missed messages it is sent at most.</param>
internal sealed record SocketManners(bool EchoesRooms, int ReplayLimit);
