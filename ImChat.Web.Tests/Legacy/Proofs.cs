using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Legacy;

/// <summary>The four ways in which a request to the old API proves who sends it, and the six addresses that ask.</summary>
internal static class Proofs
{
    public static readonly string[] All = ["cookie", "token", "bearer", "referer"];
    public static readonly string[] Endpoints = ["loadfriend", "loadcommunity", "addfriend", "joincommunity", "createcommunity", "find"];

    /// <summary>The same request with a proof that belongs to this person.</summary>
    public static HttpRequestMessage By(this HttpRequestMessage request, string proof, LegacyClient holder, AppFactory app)
    {
        if (proof == "token")
            request.RequestUri = new Uri($"{request.RequestUri}&token={holder.Token}", UriKind.Relative);
        else if (proof == "cookie")
            request.Headers.Add("Cookie", holder.Cookie);
        else if (proof == "bearer")
            request.Headers.Add("Authorization", $"Bearer {holder.Token}");
        else
            request.Headers.Add("Referer", $"{app.Address}chat/index.shtml?id={holder.Id}&token={holder.Token}");
        return request;
    }

    public static HttpRequestMessage From(this HttpRequestMessage request, string header, string value)
    {
        request.Headers.TryAddWithoutValidation(header, value);
        return request;
    }

    /// <summary>A call in the name of one person that does something with another and with a group of theirs.</summary>
    public static HttpRequestMessage Call(string endpoint, LegacyClient me, LegacyClient you, long group) => OldApi.Get(endpoint switch
    {
        "find" => $"/user/find?id={you.Id}",
        "createcommunity" => $"/contact/createcommunity?ownerid={me.Id}&name=mine",
        _ => $"/contact/{endpoint}?userid={me.Id}&dstid={(endpoint == "addfriend" ? you.Id : group)}",
    });

    public static string Origin(this AppFactory app) => app.Address.GetLeftPart(UriPartial.Authority);
}
