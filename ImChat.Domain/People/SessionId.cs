namespace ImChat.Domain.People;

/// <summary>One sign-in of a person: of a browser in our pages, or of an old client by its cookie or its address.</summary>
/// <param name="Value">Its number, above 0; 0 stands for <see cref="AddressToken"/>.</param>
public readonly record struct SessionId(long Value)
{
    /// <summary>All that old clients have opened with the one token in their addresses.</summary>
    public static readonly SessionId AddressToken;
}
