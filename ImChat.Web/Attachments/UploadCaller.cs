using ImChat.Domain.People;
using ImChat.Web.Accounts;
using ImChat.Web.Legacy;
using ImChat.Web.Legacy.Api;

namespace ImChat.Web.Attachments;

/// <summary>Who uploads: an old client by any proof it has, or one of our pages by its session.</summary>
internal sealed class UploadCaller(LegacyCaller legacy)
{
    /// <summary>Where everybody is believed, clients upload without a word of who they are; together they share one quota.</summary>
    private static readonly UserId Nobody = new(0);

    /// <summary>The caller, who is the <c>userid</c> of the form where it names one; null without proof.</summary>
    public async Task<UserId?> FindAsync(HttpContext context, LegacyForm form)
    {
        var claimed = form.Number("userid");
        return await legacy.FindAsync(context, form, claimed) ?? OfPage(context, claimed) ?? (legacy.IsOpen && claimed == 0 ? Nobody : null);
    }

    private static UserId? OfPage(HttpContext context, long claimed) =>
        context.User.Identity?.IsAuthenticated == true && Origins.MayUseCookie(context.Request) && context.User.Id() is var me && (claimed == 0 || claimed == me.Value) ? me : null;
}
