namespace ImChat.Web.Docs.Examples;

/// <summary>
/// One worked example. It starts where <see cref="ProtocolTexts.Cast"/> says; the tests take its steps against the running app and compare
/// what comes back.
/// </summary>
/// <param name="Name">Names it in tests and in the page's address.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Steps">What happens, one after the other.</param>
public sealed record Example(string Name, string Title, params Step[] Steps)
{
    /// <summary>Whether it needs a server to itself, with the limits of the settings, because it stops it or fills them.</summary>
    public bool HasOwnServer { get; init; }

    /// <summary>Its steps with none in short.</summary>
    public IEnumerable<Step> AtLength => Steps.SelectMany(step => step is Arrives arrives ? arrives.AtLength : [step]);
}
