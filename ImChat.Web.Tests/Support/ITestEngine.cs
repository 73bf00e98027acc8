namespace ImChat.Web.Tests.Support;

/// <summary>Where the database of one test is.</summary>
internal interface ITestEngine : IDisposable
{
    /// <summary>What leads the program there.</summary>
    Dictionary<string, string?> Settings { get; }

    /// <summary>The data folder.</summary>
    string Folder { get; }
}
