namespace ImChat.Domain.Contacts;

/// <summary>What comes of adding somebody.</summary>
public enum Welcome
{
    /// <summary>They are friends at once.</summary>
    Friends,

    /// <summary>The other is asked first.</summary>
    Asks,

    /// <summary>It looks as if the other was asked; they never hear of it.</summary>
    Unheard,
}
