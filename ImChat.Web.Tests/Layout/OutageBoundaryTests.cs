using Bunit;
using ImChat.Domain.Messages;
using ImChat.Web.Layout;
using ImChat.Web.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ImChat.Web.Tests.Layout;

public sealed class OutageBoundaryTests : MudTest, IAsyncDisposable
{
    private readonly TestDatabase database = new();

    public OutageBoundaryTests()
    {
        Services.AddSingleton(database.Factory).AddSingleton<TimeProvider>(database.Clock);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public static TheoryData<Exception> Outages => [new NpgsqlException("gone"), new OutcomeUnknownException(new NpgsqlException("gone"))];

    [Theory]
    [MemberData(nameof(Outages))]
    public void WhatAPersonDidMeanwhile_ShowsTheSentence_AndThePageComesAgain(Exception error)
    {
        var page = RenderButton(error);
        page.Find("button").Click();
        Assert.NotNull(page.Find("[data-testid=outage]"));
        Assert.Empty(page.FindAll("button"));

        database.Clock.Advance(TimeSpan.FromSeconds(1));
        page.WaitForElement("button");
        Assert.Empty(page.FindAll("[data-testid=outage]"));
    }

    [Fact]
    public void AnotherError_GoesOn() =>
        Assert.Throws<InvalidOperationException>(() => RenderButton(new InvalidOperationException("a mistake")).Find("button").Click());

    [Fact]
    public void WithoutACircuit_AnOutageGoesOn() =>
        Assert.Throws<NpgsqlException>(() => RenderButton(new NpgsqlException("gone"), mode: null).Find("button").Click());

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await base.DisposeAsync();
        database.Dispose();
        GC.SuppressFinalize(this);
    }

    private IRenderedComponent<OutageBoundary> RenderButton(Exception error) => RenderButton(error, RenderMode.InteractiveServer);

    private IRenderedComponent<OutageBoundary> RenderButton(Exception error, IComponentRenderMode? mode) => Render<OutageBoundary>(boundary =>
    {
        if (mode is not null)
            boundary.SetAssignedRenderMode(mode);
        boundary.AddChildContent<Failing>(button => button.Add(x => x.Error, error));
    });

    private sealed class Failing : ComponentBase
    {
        [Parameter]
        public Exception Error { get; set; } = default!;

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "onclick", EventCallback.Factory.Create(this, () => Task.FromException(Error)));
            builder.CloseElement();
        }
    }
}
