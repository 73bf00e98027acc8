namespace ImChat.Web.Chat;

/// <summary>What stands above a conversation.</summary>
/// <param name="Name">The person's or group's name.</param>
/// <param name="Picture">An address, or empty.</param>
public sealed record ConversationHeader(string Name, string Picture);
