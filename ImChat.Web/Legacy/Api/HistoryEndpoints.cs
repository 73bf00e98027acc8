using System.Text;
using System.Text.Json;
using ImChat.Domain.Groups;
using ImChat.Domain.Messages;
using ImChat.Domain.People;
using ImChat.Domain.Wire;
using ImChat.Web.Data;

namespace ImChat.Web.Legacy.Api;

/// <summary>What some of the old server's siblings offered beside it: the messages of a conversation, for those in it.</summary>
internal sealed class HistoryEndpoints(LegacyCaller caller, IMessageStore messages, ChatLists lists)
{
    /// <summary>Messages of a page that asks for no number.</summary>
    public const int DefaultPage = 20;

    /// <summary>Messages of a page at most.</summary>
    public const int LargestPage = 100;

    /// <summary>Newest first, page by page: <c>pagefrom</c> counts pages from 0.</summary>
    public async Task LoadHistoryAsync(HttpContext context)
    {
        var form = await LegacyForm.ReadAsync(context.Request);
        if (await ReadAsync(context, form, isGroup: form.Number("cmd") == (int)PeerKind.Group) is not { } page)
            return;
        page.Reverse();
        await LegacyReply.RowsAsync(context, page, WriteMessage);
    }

    /// <summary>Oldest first, each message as JSON within JSON.</summary>
    public async Task LoadRecordAsync(HttpContext context)
    {
        var form = await LegacyForm.ReadAsync(context.Request);
        if (await ReadAsync(context, form, isGroup: form.Number("cate") == 2) is { } page)
            await LegacyReply.RowsAsync(context, page, WriteRecord);
    }

    private static void WriteMessage(Utf8JsonWriter json, ChatMessage message)
    {
        json.WriteStartObject();
        json.WriteNumber("id", message.Id);
        WireCodec.WriteMembers(json, message);
        json.WriteString("createat", LegacyReply.Time(message.At));
        json.WriteEndObject();
    }

    private static void WriteRecord(Utf8JsonWriter json, ChatMessage message)
    {
        json.WriteStartObject();
        json.WriteNumber("id", message.Id);
        json.WriteNumber("ownerid", message.Sender.Value);
        json.WriteNumber("dstobj", message.To.Number);
        json.WriteString("text", Encoding.UTF8.GetString(WireCodec.Encode(message)));
        json.WriteNumber("cate", message.To.IsGroup ? 2 : 1);
        json.WriteString("createat", LegacyReply.Time(message.At));
        json.WriteEndObject();
    }

    /// <summary>The page asked for, oldest first; null when the answer has been given already.</summary>
    private async Task<List<ChatMessage>?> ReadAsync(HttpContext context, LegacyForm form, bool isGroup)
    {
        if (await caller.FindAsync(context, form, form.Number("userid")) is not { } me)
        {
            await LegacyReply.FailAsync(context, LegacyTexts.SignInFirst);
            return null;
        }
        var number = form.Number("dstid");
        var peer = isGroup ? Peer.Of(new GroupId(number)) : Peer.Of(new UserId(number));
        if (await lists.FindAsync(me, peer, context.RequestAborted) is not { } conversation)
            return [];
        var size = (int)Math.Clamp(form.Number("pagesize") is > 0 and var wanted ? wanted : DefaultPage, 1, LargestPage);
        var skipped = Math.Clamp(form.Number("pagefrom"), 0, conversation.LastSeq) * size;
        // What nobody wrote is nothing an old client could show.
        return [.. (await messages.BeforeAsync(me, peer, conversation.LastSeq + 1 - skipped, size, context.RequestAborted)).Where(message => message.Notice is null)];
    }
}
