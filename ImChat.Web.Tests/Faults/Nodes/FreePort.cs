using System.Net;
using System.Net.Sockets;

namespace ImChat.Web.Tests.Faults.Nodes;

/// <summary>A port for a server that must come back on it: below those which the system gives to whoever connects somewhere.</summary>
internal static class FreePort
{
    private const int Lowest = 20_000;
    private const int AboveHighest = 32_768;

    public static int Take()
    {
        while (true)
        {
            var port = Random.Shared.Next(Lowest, AboveHighest);
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it; there are others.
            }
        }
    }
}
