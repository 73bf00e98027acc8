using ImChat.Domain;
using ImChat.Web.Accounts;

namespace ImChat.Web.Legacy.Api;

/// <summary>The sentences of the old HTTP API. Some old clients compare them: they are part of the contract, misspelling included.</summary>
internal static class LegacyTexts
{
    public const string SignInFirst = "请先登录";
    public const string FriendAdded = "好友添加成功";
    public const string FriendAsked = "好友申请已发送";
    public const string UnknownPerson = "该用户不存在";
    public const string NotMultipart = "request Content-Type isn't multipart/form-data";
    public const string NoBoundary = "no multipart boundary param in Content-Type";
    public const string BrokenMultipart = "multipart: NextPart: EOF";
    public const string NoFile = "http: no such file";
    public const string ProfileChanged = "用户信息修改成功";
    public const string TooOften = "操作太频繁，请稍后再试";
    public const string JoinRequested = "入群申请已发送";
    public const string Busy = "服务器繁忙，请稍后再试";

    public static string Of(Refusal refusal) => refusal switch
    {
        Refusal.Self => "不能添加自己为好友啊",
        Refusal.UnknownPerson => UnknownPerson,
        Refusal.AlreadyFriend => "该用户已经被添加过啦",
        Refusal.UnknownGroup => "您要加入的群不存在",
        Refusal.NameMissing => "缺少群名称",
        Refusal.NameTooLong => "群名称过长",
        Refusal.TooManyGroups => "一个用户最多只能创见5个群",
        Refusal.GroupFull => "该群人数已满",
        Refusal.InvitationOnly => "该群仅限邀请加入",
        Refusal.RateLimited => TooOften,
        Refusal.TooBig => "文件过大",
        Refusal.TooManyPixels => "图片尺寸过大",
        Refusal.QuotaUsed => "空间已满",
        Refusal.Busy => Busy,
        _ => "参数错误",
    };

    public static string Of(AccountProblem problem) => problem switch
    {
        AccountProblem.MobileMissing => "请输入手机号",
        AccountProblem.MobileTooLong => "手机号过长",
        AccountProblem.MobileTaken => "该手机号已经注册",
        AccountProblem.PasswordMissing => "请输入密码",
        AccountProblem.PasswordTooLong => "密码过长",
        AccountProblem.Disabled => "账号已停用",
        AccountProblem.NeedsPage => "请在网页版登录",
        AccountProblem.NicknameTooLong => "昵称过长",
        AccountProblem.MemoTooLong => "内容过长",
        AccountProblem.UnknownMobile => UnknownPerson,
        AccountProblem.TooManyTries => TooOften,
        _ => "密码不正确",
    };
}
