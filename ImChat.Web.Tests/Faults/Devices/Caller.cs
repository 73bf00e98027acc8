using ImChat.Domain.People;

namespace ImChat.Web.Tests.Faults.Devices;

/// <summary>Somebody who is registered, and the token with which their clients come.</summary>
internal sealed record Caller(UserId Id, string Token);
