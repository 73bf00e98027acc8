using ImChat.Domain;
using ImChat.Domain.Contacts;
using ImChat.Domain.People;

namespace ImChat.Web.Legacy.Api;

/// <summary>Friends, as old clients list and add them.</summary>
internal static class ContactEndpoints
{
    public static async Task LoadAsync(HttpContext context, LegacyCaller caller, IContactStore contacts)
    {
        var form = await LegacyForm.ReadAsync(context.Request);
        if (await caller.FindAsync(context, form, form.Number("userid")) is { } me)
            await LegacyReply.RowsAsync(context, await contacts.OfAsync(me, context.RequestAborted), (json, person) => LegacyReply.Write(json, person, isKnown: true));
        else
            await LegacyReply.FailAsync(context, LegacyTexts.SignInFirst);
    }

    public static async Task AddAsync(HttpContext context, LegacyCaller caller, ContactBook book)
    {
        var form = await LegacyForm.ReadAsync(context.Request);
        var claimed = form.Number("userid");
        var friend = form.Number("dstid");
        var mobile = form.Text("dstmobile", "dstname");
        // An empty request is somebody who adds themselves: both numbers are 0. Old clients rely on that sentence.
        if (claimed == friend && mobile.Length == 0)
        {
            await LegacyReply.FailAsync(context, LegacyTexts.Of(Refusal.Self));
            return;
        }
        if (await caller.FindAsync(context, form, claimed) is not { } me)
        {
            await LegacyReply.FailAsync(context, LegacyTexts.SignInFirst);
            return;
        }
        var outcome = friend == 0 && mobile.Length > 0
            ? await book.AddByMobileAsync(me, mobile, context.RequestAborted)
            : await book.AddAsync(me, new UserId(friend), context.RequestAborted);
        await (outcome.IsDone ? LegacyReply.DoneAsync(context, outcome.Value.IsAsked ? LegacyTexts.FriendAsked : LegacyTexts.FriendAdded) : LegacyReply.FailAsync(context, LegacyTexts.Of(outcome.Refusal.Value)));
    }
}
