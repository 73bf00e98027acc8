using ImChat.Domain.People;

namespace ImChat.Web.Accounts;

/// <summary>What somebody who registers says; only mobile and password are needed.</summary>
internal sealed record NewAccount(string Mobile, string Password, string Nickname = "", string Avatar = "", Sex Sex = Sex.Unstated, string Memo = "");
