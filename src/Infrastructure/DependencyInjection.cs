using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Fees;
using Grancius.Application.Jurisdictions;
using Grancius.Application.PaymentSessions;
using Grancius.Application.Receipts;
using Grancius.Infrastructure.Demo;
using Grancius.Infrastructure.Fees;
using Grancius.Infrastructure.Jobs;
using Grancius.Infrastructure.Jurisdictions;
using Grancius.Infrastructure.PaymentSessions.InvoiceCloud;
using Grancius.Infrastructure.Persistence;
using Grancius.Infrastructure.Receipts;
using Grancius.Infrastructure.Staff;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Grancius.Infrastructure;

/// <summary>Puts the rooms behind the web together.</summary>
public static partial class DependencyInjection
{
    /// <summary>A processor's answer longer than this is not read.</summary>
    private const int LongestAnswer = 256 * 1024;

    public static IServiceCollection AddGrancius(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.Reconciliation);
        services.AddSingleton(settings.Retention);
        services.AddSingleton(new PublicAddress(settings.PublicUrl));
        services.TryAddSingleton(TimeProvider.System);
        services.AddUseCases();
        services.AddStore(settings.Database);
        services.AddProcessor(settings.CloudPay);
        services.AddDeliveries();
        services.AddStaff(settings);
        services.AddJobs(settings);
        services.AddSingleton(provider => new StartedAt(provider.GetRequiredService<TimeProvider>().GetUtcNow()));
        services.AddHealthChecks().AddCheck<Readiness>("ready");
        return services;
    }

    private static void AddUseCases(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(LoggingBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.Scan(scan => scan.FromAssemblyOf<IGranciusDb>()
            .AddClasses(classes => classes.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime()
            .AddClasses(classes => classes.AssignableTo(typeof(IValidator<>)), publicOnly: false).AsImplementedInterfaces().WithSingletonLifetime());
        services.AddScoped<Tenants>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<AuditCheck>();
        services.AddScoped<JurisdictionChange>();
        services.AddScoped<ProcessorCheck>();
        services.AddScoped<PostbackRun>();
        services.AddScoped<UnmatchedNews>();
        services.AddScoped<SessionOpening>();
        services.AddScoped<RegisterDesk>();
        services.AddScoped<RegisterPlanner>();
        services.AddSingleton<IRegisterFile, RegisterCsv>();
        services.AddSingleton<SessionSecrets>();
        services.AddSingleton<PostbackInbox>();
        services.AddSingleton<SessionMetrics>();
        services.AddSingleton<IReceiptPrinter, ReceiptPdf>();
    }

    private static void AddStore(this IServiceCollection services, DatabaseSettings database)
    {
        services.AddSingleton<OutboxInterceptor>();
        services.AddSingleton<StoreRoom>();
        switch (database.Provider)
        {
            case DatabaseProvider.Postgres:
                services.AddDbContextPool<PostgresGranciusDb>((provider, options) => options
                    .UseNpgsql(PostgresConnection.Prepared(database.ConnectionString))
                    .ReplaceService<IModificationCommandBatchFactory, PostgresBatchFactory>()
                    .EnableThreadSafetyChecks(false)
                    .AddInterceptors([new RowLockInterceptor(), provider.GetRequiredService<OutboxInterceptor>(), .. Watches(provider)]));
                services.AddScoped<GranciusDb>(provider => provider.GetRequiredService<PostgresGranciusDb>());
                break;
            case DatabaseProvider.Sqlite:
                services.AddDbContextPool<SqliteGranciusDb>((provider, options) => options
                    .UseSqlite(database.ConnectionString)
                    .EnableThreadSafetyChecks(false)
                    .AddInterceptors([new SqliteConnectionSetup(), provider.GetRequiredService<OutboxInterceptor>(), .. Watches(provider)]));
                services.AddScoped<GranciusDb>(provider => provider.GetRequiredService<SqliteGranciusDb>());
                break;
        }

        services.AddScoped<IGranciusDb>(provider => provider.GetRequiredService<GranciusDb>());
        services.AddScoped<Store>();
        services.AddScoped<DemoLoader>();
        services.AddScoped<DemoStaffLoader>();
        services.AddDataProtection().SetApplicationName("Grancius");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = new DataProtectionKeyStore(provider.GetRequiredService<IServiceScopeFactory>())));
        services.AddSingleton<BillerKeys>();
        services.AddSingleton<IBillerSeal>(provider => provider.GetRequiredService<BillerKeys>());
        services.AddScoped<BillerGuids>();
    }

    private static IInterceptor[] Watches(IServiceProvider provider)
    {
        var room = provider.GetRequiredService<StoreRoom>();
        return [new StatementWatch(room), new SaveWatch(room), new CommitWatch(room)];
    }

    private static void AddProcessor(this IServiceCollection services, CloudPaySettings cloudPay)
    {
        services.AddScoped<IPaymentProcessor, InvoiceCloudProcessor>();
        services.AddScoped<IBillerCheck, BillerCheck>();
        Configure(services.AddHttpClient<ICloudPayApi, CloudPayApi>());
        Configure(services.AddHttpClient<ICloudInvoicingApi, CloudInvoicingApi>());

        void Configure(IHttpClientBuilder client) => client
            .ConfigureHttpClient(http =>
            {
                http.BaseAddress = new Uri(cloudPay.BaseUrl.AbsoluteUri.TrimEnd('/') + "/");
                http.Timeout = cloudPay.Timeout;
                http.MaxResponseContentBufferSize = LongestAnswer;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = cloudPay.Timeout,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .RemoveAllLoggers();
    }
}
