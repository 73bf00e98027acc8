using System.Runtime.CompilerServices;
using Xunit.Sdk;
using Xunit.v3;

namespace ImChat.Web.Tests.Faults;

/// <summary>
/// A test that runs only when its stage is asked for by <c>--explicit only --filter-trait Stage=…</c>. Without <c>--explicit</c> it is not
/// even found, because the platform counts an explicit test that does not run as skipped.
/// </summary>
[XunitTestCaseDiscoverer(typeof(Discoverer))]
[AttributeUsage(AttributeTargets.Method)]
public sealed class StageFactAttribute : FactAttribute, ITraitAttribute
{
    private readonly string stage;

    public StageFactAttribute(string stage, [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        this.stage = stage;
        Explicit = true;
    }

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Stage", stage)];

    public sealed class Discoverer : FactDiscoverer
    {
        public override ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
            ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute) =>
            Environment.GetCommandLineArgs().Contains("--explicit") ? base.Discover(discoveryOptions, testMethod, factAttribute) : new([]);
    }
}
