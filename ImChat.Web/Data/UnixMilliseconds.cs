using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ImChat.Web.Data;

/// <summary>Times are whole milliseconds since 1970 in both databases: SQLite cannot order anything richer.</summary>
internal sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeMilliseconds(),
    number => DateTimeOffset.FromUnixTimeMilliseconds(number));
