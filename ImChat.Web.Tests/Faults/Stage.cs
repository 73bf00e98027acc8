namespace ImChat.Web.Tests.Faults;

/// <summary>The stages of tests that do not run with the others.</summary>
internal static class Stage
{
    /// <summary>Faults that any machine can make, in a few minutes.</summary>
    public const string Faults = "Faults";

    /// <summary>Faults that need <c>strace</c> or a mount, and so rights that a plain container lacks.</summary>
    public const string Rights = "Rights";

    /// <summary>No verdict, only figures.</summary>
    public const string Measure = "Measure";
}
