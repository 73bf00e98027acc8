using System.Globalization;

namespace ImChat.Web.Layout;

/// <summary>What the viewer's browser told us in cookies: how pages look and which clock they show.</summary>
/// <param name="Theme"><c>light</c>, <c>dark</c> or <c>system</c>.</param>
/// <param name="TimeZone">An IANA name, or empty while it is not known.</param>
public sealed record Preferences(string Theme, string TimeZone)
{
    private const string ThemeCookie = "imchat-theme";
    private const string TimeZoneCookie = "imchat-tz";

    internal static Preferences Of(HttpRequest request) => new(
        request.Cookies[ThemeCookie] is { } theme and ("light" or "dark") ? theme : "system",
        request.Cookies[TimeZoneCookie] ?? "");

    /// <summary>A time on the viewer's clock; on the server's while theirs is not known.</summary>
    public DateTimeOffset Local(DateTimeOffset at) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? TimeZoneInfo.ConvertTime(at, zone) : at.ToLocalTime();

    /// <summary>For a list: the time today, the weekday-less date otherwise.</summary>
    public string Brief(DateTimeOffset at, DateTimeOffset now)
    {
        var local = Local(at);
        var today = Local(now);
        if (local.Date == today.Date)
            return Time(at);
        if (local.Date == today.Date.AddDays(-1))
            return Texts.Yesterday;
        return local.ToString(local.Year == today.Year ? Texts.DayFormat : "d", CultureInfo.CurrentCulture);
    }

    /// <summary>For a line between days.</summary>
    public string Day(DateTimeOffset at, DateTimeOffset now)
    {
        var local = Local(at);
        var today = Local(now);
        if (local.Date == today.Date)
            return Texts.Today;
        if (local.Date == today.Date.AddDays(-1))
            return Texts.Yesterday;
        return local.ToString("D", CultureInfo.CurrentCulture);
    }

    /// <summary>Hours and minutes.</summary>
    public string Time(DateTimeOffset at) => Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Date and time in full.</summary>
    public string Full(DateTimeOffset at) => Local(at).ToString("f", CultureInfo.CurrentCulture);
}
