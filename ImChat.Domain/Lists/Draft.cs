using ImChat.Domain.Delivery;
using ImChat.Domain.Messages;
using ImChat.Domain.People;

namespace ImChat.Domain.Lists;

/// <summary>What a person has begun to write and not sent.</summary>
/// <param name="Owner">Who writes. Nobody else ever sees it.</param>
/// <param name="To">To whom.</param>
/// <param name="Text">The text; empty once it was sent or taken back, so that an older one does not come up again.</param>
/// <param name="At">When the last character was written, on the server's clock. Of two the later one counts.</param>
/// <param name="Device">Where; null when it was not written anywhere.</param>
public sealed record Draft(UserId Owner, Peer To, string Text, DateTimeOffset At, DeviceId? Device);
