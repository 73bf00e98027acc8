using ImChat.Web.Docs.Examples;
using ImChat.Web.Layout;
using ImChat.Web.Legacy.Api;

namespace ImChat.Web.Docs.Chapters;

internal static class RequestChapter
{
    public static Chapter Write() => new("requests", ProtocolTexts.RequestsTitle)
    {
        Sections =
        [
            new("parameters", ProtocolTexts.ParametersTitle)
            {
                Rules = [ProtocolTexts.AnyMethod, ProtocolTexts.AnyBody, ProtocolTexts.SameNames, ProtocolTexts.Slashes],
                Examples = RequestExamples.Ways,
            },
            new("answers", ProtocolTexts.AnswersTitle)
            {
                Rules = [ProtocolTexts.Always200, ProtocolTexts.Envelope, ProtocolTexts.Total, ProtocolTexts.Times, ProtocolTexts.TooOften.Fill(LegacyTexts.TooOften)],
                Tables = [Person(), Group()],
            },
        ],
    };

    private static Table Person() => Fields(ProtocolTexts.PersonCaption,
        ("id", ProtocolTexts.Number, ProtocolTexts.PersonId),
        ("mobile", ProtocolTexts.Text, ProtocolTexts.PersonMobile),
        ("avatar", ProtocolTexts.Text, ProtocolTexts.PersonAvatar),
        ("sex", ProtocolTexts.Text, ProtocolTexts.PersonSex),
        ("nickname", ProtocolTexts.Text, ProtocolTexts.PersonNickname),
        ("online", ProtocolTexts.Number, ProtocolTexts.PersonOnline),
        ("token", ProtocolTexts.Text, ProtocolTexts.PersonToken),
        ("memo", ProtocolTexts.Text, ProtocolTexts.PersonMemo),
        ("createat", ProtocolTexts.Text, ProtocolTexts.CreatedAt));

    private static Table Group() => Fields(ProtocolTexts.GroupCaption,
        ("id", ProtocolTexts.Number, ProtocolTexts.GroupId),
        ("name", ProtocolTexts.Text, ProtocolTexts.GroupName),
        ("ownerid", ProtocolTexts.Number, ProtocolTexts.GroupOwner),
        ("icon", ProtocolTexts.Text, ProtocolTexts.GroupIcon),
        ("cate", ProtocolTexts.Number, ProtocolTexts.GroupKind),
        ("memo", ProtocolTexts.Text, ProtocolTexts.GroupMemo),
        ("createat", ProtocolTexts.Text, ProtocolTexts.CreatedAt),
        ("memids", ProtocolTexts.Numbers, ProtocolTexts.GroupMembers));

    private static Table Fields(string caption, params (string Name, string Type, string Meaning)[] fields) =>
        new(caption, [ProtocolTexts.Field, ProtocolTexts.Type, ProtocolTexts.Meaning], [.. fields.Select(field => (string[])[$"`{field.Name}`", field.Type, field.Meaning])]);
}
