namespace ImChat.Domain.Groups;

/// <summary>What holds in a group.</summary>
/// <param name="Joining">How people come in.</param>
/// <param name="SharesHistory">Newcomers see what was said before them.</param>
/// <param name="AreAllMuted">Only the owner and administrators may write.</param>
public sealed record GroupPolicy(JoiningRule Joining = JoiningRule.Open, bool SharesHistory = false, bool AreAllMuted = false);
