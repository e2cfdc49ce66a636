using Grancius.Sandbox.Activity;
using Grancius.Sandbox.Billers;
using Grancius.Sandbox.Control;
using Grancius.Sandbox.Exports;
using Grancius.Sandbox.Faults;
using Grancius.Sandbox.HostedPage;
using Grancius.Sandbox.Invoices;
using Grancius.Sandbox.Opening;
using Grancius.Sandbox.Payments;
using Grancius.Sandbox.Postbacks;
using Grancius.Sandbox.Readers;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Grancius.Sandbox;

/// <summary>Puts the stand-in for Invoice Cloud into a host: alone, or inside the portal in Development.</summary>
public static class SandboxSetup
{
    /// <summary>Name of the <see cref="HttpClient"/> that sends postbacks; tests may give it another handler.</summary>
    public const string PostbackClient = "Grancius.Sandbox.Postback";

    /// <summary>Registers the sandbox; its settings are the keys under <c>Sandbox</c> and <c>Demo:Biller</c>.</summary>
    public static IServiceCollection AddSandbox(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(SandboxSettings.Read(configuration));
        services.AddSingleton<BillerRegister>();
        services.AddSingleton<SandboxState>();
        services.AddSingleton<PostbackSender>();
        services.AddSingleton<PaymentDesk>();
        services.AddSingleton<DayFiles>();
        services.AddRazorComponents();
        services.AddHttpClient(PostbackClient, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
            })
            .RemoveAllLoggers();
        return services;
    }

    /// <summary>
    /// Maps every route of the sandbox at the root. They take no part in the host's sign-in or antiforgery:
    /// Invoice Cloud knows neither.
    /// </summary>
    public static IEndpointRouteBuilder MapSandbox(this IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("").DisableAntiforgery().AllowAnonymous().ExcludeFromDescription();
        OpenEndpoint.Map(routes);
        BillerStatusEndpoint.Map(routes);
        ViewInvoiceEndpoint.Map(routes);
        HostedPageEndpoints.Map(routes);
        FaultEndpoints.Map(routes);
        PayEndpoint.Map(routes);
        PostEndpoint.Map(routes);
        PaymentsEndpoint.Map(routes);
        LogEndpoint.Map(routes);
        ReaderEndpoints.Map(routes);
        ExportEndpoints.Map(routes);
        ControlEndpoints.Map(routes);
        return app;
    }
}
