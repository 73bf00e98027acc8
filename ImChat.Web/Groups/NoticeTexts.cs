using ImChat.Domain.Groups;
using ImChat.Web.Layout;

namespace ImChat.Web.Groups;

/// <summary>What happened in a group, in the reader's language.</summary>
internal static class NoticeTexts
{
    public static string Of(NoticeLine notice)
    {
        var actor = notice.Actor ?? Texts.You;
        return notice.Kind switch
        {
            NoticeKind.Joined => Texts.NoticeJoined.Fill(actor),
            NoticeKind.Invited => Texts.NoticeInvited.Fill(actor, People(notice)),
            NoticeKind.Admitted => Texts.NoticeAdmitted.Fill(actor, People(notice)),
            NoticeKind.Left => Texts.NoticeLeft.Fill(actor),
            NoticeKind.Removed => Texts.NoticeRemoved.Fill(actor, People(notice)),
            NoticeKind.Renamed => Texts.NoticeRenamed.Fill(actor, notice.Text),
            NoticeKind.Redescribed => Texts.NoticeRedescribed.Fill(actor),
            NoticeKind.Appointed => Texts.NoticeAppointed.Fill(actor, People(notice)),
            NoticeKind.Dismissed => Texts.NoticeDismissed.Fill(actor, People(notice)),
            NoticeKind.Transferred => Texts.NoticeTransferred.Fill(actor, People(notice)),
            NoticeKind.Muted => Texts.NoticeMuted.Fill(actor, People(notice)),
            NoticeKind.Unmuted => Texts.NoticeUnmuted.Fill(actor, People(notice)),
            NoticeKind.AllMuted => Texts.NoticeAllMuted.Fill(actor),
            NoticeKind.AllUnmuted => Texts.NoticeAllUnmuted.Fill(actor),
            NoticeKind.Announced => Texts.NoticeAnnounced.Fill(actor, notice.Text),
            NoticeKind.Dissolved => Texts.NoticeDissolved.Fill(actor),
            _ => Texts.NoticeRedescribed.Fill(actor),
        };
    }

    private static string People(NoticeLine notice)
    {
        var names = notice.People.Select(name => name ?? Texts.YouInside).Aggregate((names, name) => Texts.NamesJoined.Fill(names, name));
        return notice.Others > 0 ? Texts.NamesAndMore.Fill(names, notice.Others) : names;
    }
}
