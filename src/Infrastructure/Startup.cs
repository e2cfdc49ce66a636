using Grancius.Infrastructure.Demo;
using Grancius.Infrastructure.Jurisdictions;
using Grancius.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.Infrastructure;

/// <summary>What happens to the store before the first request.</summary>
public static class Startup
{
    /// <summary>Applies missing migrations: what a deployment runs, and every start outside Production.</summary>
    public static async Task Migrate(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Store>().Migrate(ct);
        await scope.ServiceProvider.GetRequiredService<BillerGuids>().SealAll(ct);
    }

    /// <exception cref="SettingsException">Production starts only on a store of its own version.</exception>
    public static async Task RequireMigrated(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var missing = await scope.ServiceProvider.GetRequiredService<Store>().Missing(ct);
        if (missing.Count > 0)
            throw new SettingsException($"The database lacks {missing.Count} migrations: run the program once with the argument migrate.");
    }

    public static async Task LoadDemo(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoLoader>().LoadOnce(ct);
        await scope.ServiceProvider.GetRequiredService<DemoStaffLoader>().Load(ct);
    }

    /// <exception cref="SettingsException">Somebody could sign in with the password that everybody knows.</exception>
    public static async Task RefuseDemoStaff(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<DemoStaffLoader>().Any(ct))
            throw new SettingsException("The database holds the demo's staff, whose password everybody knows: run the program once with the argument retire-demo-staff.");
    }

    /// <summary>The demo's staff may sign in no more.</summary>
    /// <returns>How many of them could.</returns>
    public static async Task<int> RetireDemoStaff(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DemoStaffLoader>().Retire(ct);
    }
}
