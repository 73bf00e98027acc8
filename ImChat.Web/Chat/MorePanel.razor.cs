using System.Globalization;
using ImChat.Domain.Messages;
using ImChat.Web.Layout;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImChat.Web.Chat;

/// <summary>The cards that are sent by a prompt: a contact, a link, a red packet.</summary>
public sealed partial class MorePanel
{
    private const decimal LeastAmount = 0.01m;
    private const decimal MostAmount = 200m;

    /// <summary>It may be stored all the same: the same once more is this very message.</summary>
    private (MessageBody Body, string Id)? unanswered;

    /// <summary>Where they go.</summary>
    [Parameter, EditorRequired]
    public Peer Peer { get; set; }

    /// <summary>What was typed as cents; null when it is no amount a red packet may have.</summary>
    internal static long? Cents(string typed)
    {
        var plain = typed.Trim().TrimStart('¥', '￥').Replace('，', '.').Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && amount is >= LeastAmount and <= MostAmount && decimal.Round(amount, 2) == amount
                ? (long)(amount * 100)
                : null;
    }

    private async Task AskCardAsync() => await Dialogs.ShowAsync<PickPersonDialog>(Texts.KindCard, new DialogParameters<PickPersonDialog>
    {
        { dialog => dialog.Friends, await Contacts.FriendsAsync(Circuit.Me, CancellationToken.None) },
        { dialog => dialog.Pick, person => SendAsync(new MessageBody(
            MediaKind.ContactCard, person.Id.Value.ToString(CultureInfo.InvariantCulture), Pic: person.Avatar, Memo: person.Nickname)) },
    });

    private async Task AskLinkAsync() => await Dialogs.ShowAsync<PromptDialog>(Texts.KindLink, new DialogParameters<PromptDialog>
    {
        { prompt => prompt.Text, Texts.LinkText },
        { prompt => prompt.Label, Texts.LinkAddress },
        { prompt => prompt.OkText, Texts.Send },
        { prompt => prompt.MaxLength, MessageRules.AddressChars },
        { prompt => prompt.InputMode, InputMode.url },
        { prompt => prompt.Submit, (address, _) => SendLinkAsync(address.Trim()) },
    });

    private async Task AskRedPacketAsync() => await Dialogs.ShowAsync<PromptDialog>(Texts.KindRedPacket, new DialogParameters<PromptDialog>
    {
        { prompt => prompt.Text, Texts.RedPacketText },
        { prompt => prompt.Label, Texts.RedPacketAmount },
        { prompt => prompt.SecondLabel, Texts.RedPacketWish },
        { prompt => prompt.OkText, Texts.Send },
        { prompt => prompt.InputMode, InputMode.@decimal },
        { prompt => prompt.Submit, (amount, wish) => Cents(amount) is { } cents
            ? SendAsync(new MessageBody(MediaKind.RedPacket, Memo: wish.Trim() is { Length: > 0 } said ? said : Texts.RedPacketGreeting, Amount: cents))
            : Task.FromResult<string?>(Texts.RedPacketAmountWrong.Fill(LeastAmount, MostAmount)) },
    });

    /// <summary>People leave out what their browser adds.</summary>
    private Task<string?> SendLinkAsync(string typed)
    {
        var address = typed.Contains("://", StringComparison.Ordinal) ? typed : "https://" + typed;
        return SafeAddress.IsLink(address) && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Contains('.', StringComparison.Ordinal)
            ? SendAsync(new MessageBody(MediaKind.Link, Url: address))
            : Task.FromResult<string?>(Texts.LinkWrong);
    }

    /// <summary>Null when it is sent, else why not.</summary>
    private async Task<string?> SendAsync(MessageBody body)
    {
        var id = unanswered is { } last && last.Body == body ? last.Id : Guid.NewGuid().ToString("N");
        unanswered = (body, id);
        var result = await Circuit.SendAsync(new MessageDraft(Peer, body, id));
        unanswered = null;
        return result.IsStored ? null : RefusalTexts.Of(result.Refusal.Value);
    }
}
