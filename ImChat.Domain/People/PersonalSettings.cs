namespace ImChat.Domain.People;

/// <summary>What a person decided about themselves and others.</summary>
/// <param name="SharesReading">Others see what this person has read, and this person sees what others have.</param>
public sealed record PersonalSettings(bool SharesReading = true);
