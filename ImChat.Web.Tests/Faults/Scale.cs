namespace ImChat.Web.Tests.Faults;

/// <summary>How much of each fault: a few for every push, or, with <c>IMCHAT_FAULTS=long</c>, as many as one wants to claim.</summary>
internal static class Scale
{
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("IMCHAT_FAULTS") == "long";

    public static T Of<T>(T usual, T @long) => IsLong ? @long : usual;
}
