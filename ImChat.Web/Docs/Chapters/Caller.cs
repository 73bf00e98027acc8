using ImChat.Web.Legacy.Api;

namespace ImChat.Web.Docs.Chapters;

/// <summary>What every address that wants to know its caller says about them.</summary>
internal static class Caller
{
    public static Parameter Named(string names) => new(names, ProtocolTexts.Number, ProtocolTexts.ParameterCaller);

    public static Parameter Token => new("token", ProtocolTexts.Text, ProtocolTexts.ParameterToken);

    public static RefusedWith Unproved => new(LegacyTexts.SignInFirst, ProtocolTexts.WhenUnproved);
}
