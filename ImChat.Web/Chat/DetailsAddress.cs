using Microsoft.AspNetCore.Components;

namespace ImChat.Web.Chat;

internal static class DetailsAddress
{
    /// <summary>The address one is at, with or without what stands beside the conversation; whatever else it names stays.</summary>
    public static string WithDetails(this NavigationManager navigation, bool shows) =>
        "/" + navigation.ToBaseRelativePath(navigation.GetUriWithQueryParameter("details", shows ? "true" : null));
}
