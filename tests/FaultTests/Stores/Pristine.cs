using Grancius.Application.Webhooks;
using Grancius.Domain.Common;
using Grancius.Domain.Webhooks;
using Grancius.FaultTests.Nodes;
using Grancius.Infrastructure.Demo;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Grancius.FaultTests.Stores;

/// <summary>The store a run begins with: migrated, with the demo's jurisdictions and nothing else; the same in every process.</summary>
internal static class Pristine
{
    public static void Make(IReadOnlyDictionary<string, string?> settings)
    {
        var world = new World(0);
        try
        {
            using var services = Product.Register(settings).Replace(ServiceDescriptor.Singleton<TimeProvider>(world.Clock)).BuildServiceProvider();
            using var scope = services.CreateScope();
            scope.ServiceProvider.GetRequiredService<Infrastructure.Persistence.Store>().Migrate(CancellationToken.None).GetAwaiter().GetResult();
            scope.ServiceProvider.GetRequiredService<DemoLoader>().LoadOnce(CancellationToken.None).GetAwaiter().GetResult();
            TheyAskToBeTold(scope.ServiceProvider);
            scope.ServiceProvider.GetRequiredService<GranciusDb>().Database.ExecuteSqlRaw("DELETE FROM outbox");
        }
        finally
        {
            World.End();
        }
    }

    private static void TheyAskToBeTold(IServiceProvider services)
    {
        var (db, secrets) = (services.GetRequiredService<GranciusDb>(), services.GetRequiredService<WebhookSecrets>());
        var county = db.Jurisdictions.Single(one => one.Slug == DemoLoader.County).Id;
        var secret = secrets.Seal("whsec_" + Convert.ToBase64String(new byte[32]));
        foreach (var (url, types) in Endpoints.Wanted)
            db.WebhookEndpoints.Add(WebhookEndpoint.Register(Ids.Next(), county, url, url, types, secret, World.Beginning));
        db.SaveChanges();
    }
}
