using ImChat.Domain.People;

namespace ImChat.Web.Tests.Faults.Judging;

/// <summary>A message as somebody tells that it is stored: the database, a page of history, a frame to a device.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Sender">Whose it is.</param>
/// <param name="ClientId">The sender's name for it; told to the sender's own devices only.</param>
/// <param name="Content">What it says, with the client id in it.</param>
internal sealed record StoredMessage(Place Place, UserId Sender, string? ClientId, string Content)
{
    /// <summary>Which send this is, by the name it carries or by what it says.</summary>
    public string? SendName => ClientId ?? Send.NameIn(Content);
}
