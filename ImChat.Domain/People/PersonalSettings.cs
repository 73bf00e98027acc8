namespace ImChat.Domain.People;

/// <summary>What a person decided about themselves and others.</summary>
/// <param name="SharesReading">Others see what this person has read, and this person sees what others have.</param>
/// <param name="SharesPresence">Friends see when this person is online, and this person sees when they are.</param>
/// <param name="OnlyFriendsWrite">Whoever is not among this person's friends cannot write to them.</param>
/// <param name="AsksBeforeAdding">Whoever adds this person waits for their consent.</param>
/// <param name="IsFoundByNumber">Strangers find this person by their number.</param>
/// <param name="IsFoundByMobile">Strangers find this person by the number they sign in with.</param>
public sealed record PersonalSettings(
    bool SharesReading = true,
    bool SharesPresence = true,
    bool OnlyFriendsWrite = false,
    bool AsksBeforeAdding = false,
    bool IsFoundByNumber = true,
    bool IsFoundByMobile = true);
