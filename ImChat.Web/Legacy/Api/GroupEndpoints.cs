using ImChat.Domain;
using ImChat.Domain.Groups;

namespace ImChat.Web.Legacy.Api;

/// <summary>Groups, as old clients list, make and join them.</summary>
internal static class GroupEndpoints
{
    public static async Task LoadAsync(HttpContext context, LegacyCaller caller, IGroupStore groups)
    {
        var form = await LegacyForm.ReadAsync(context.Request);
        if (await caller.FindAsync(context, form, form.Number("userid")) is not { } me)
        {
            await LegacyReply.FailAsync(context, LegacyTexts.SignInFirst);
            return;
        }
        var members = await groups.MembersAsync(me, context.RequestAborted);
        await LegacyReply.RowsAsync(context, await groups.OfAsync(me, context.RequestAborted), (json, group) => LegacyReply.Write(json, group, members[group.Id]));
    }

    public static async Task CreateAsync(HttpContext context, LegacyCaller caller, GroupDirectory directory)
    {
        var form = await LegacyForm.ReadAsync(context.Request);
        var name = form.Text("name", "group_name");
        if (string.IsNullOrWhiteSpace(name))
        {
            await LegacyReply.FailAsync(context, LegacyTexts.Of(Refusal.NameMissing));
            return;
        }
        if (await caller.FindAsync(context, form, form.Number("ownerid", "userid")) is not { } me)
        {
            await LegacyReply.FailAsync(context, LegacyTexts.SignInFirst);
            return;
        }
        var kind = form.Number("cate");
        var group = new NewGroup(me, name, form.Text("icon", "pic"), kind is >= 0 and <= int.MaxValue ? (int)kind : 0, form.Text("memo"));
        var outcome = await directory.CreateAsync(group, context.RequestAborted);
        await (outcome.IsDone ? LegacyReply.DataAsync(context, json => LegacyReply.Write(json, outcome.Value)) : LegacyReply.FailAsync(context, LegacyTexts.Of(outcome.Refusal.Value)));
    }

    public static async Task JoinAsync(HttpContext context, LegacyCaller caller, GroupDirectory directory, IGroupStore groups)
    {
        var form = await LegacyForm.ReadAsync(context.Request);
        if (await caller.FindAsync(context, form, form.Number("userid", "ownerid")) is not { } me)
        {
            await LegacyReply.FailAsync(context, LegacyTexts.SignInFirst);
            return;
        }
        var wanted = new GroupId(form.Number("dstid"));
        if (wanted.Value == 0 && form.Text("dstname") is { Length: > 0 } name && await groups.FindByNameAsync(name, context.RequestAborted) is { } named)
            wanted = named.Id;
        var outcome = await directory.JoinAsync(me, wanted, context.RequestAborted);
        // Joining again was always fine.
        await (outcome.IsDone || outcome.Refusal == Refusal.AlreadyMember ? LegacyReply.DoneAsync(context, outcome.Value is { IsMember: false } ? LegacyTexts.JoinRequested : "") : LegacyReply.FailAsync(context, LegacyTexts.Of(outcome.Refusal.Value)));
    }
}
