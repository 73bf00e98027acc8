using ImChat.Bench;
using ImChat.Bench.Peers;

return args switch
{
    ["relay", var port] => await Relay.ServeAsync(port),
    ["signalr", var port] => await SignalRelay.ServeAsync(port),
    ["page", var port] => await MinimalPage.ServeAsync(port),
    _ => await Run.StartAsync(Options.Of(args)),
};
