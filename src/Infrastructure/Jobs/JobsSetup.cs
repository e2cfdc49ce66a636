using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Grancius.Infrastructure.Jobs;

/// <summary>
/// The scheduler: in memory beside SQLite, the clustered store on PostgreSQL. The one place that knows which scheduler
/// it is; each job only sends a command.
/// </summary>
internal static class JobsSetup
{
    private static readonly TimeSpan PostbacksEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan OutboxEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LettersEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WebhooksEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PurgeEvery = TimeSpan.FromHours(1);

    /// <summary>Between two tries to reach a store that is away; the library's own is a quarter of a minute.</summary>
    private static readonly TimeSpan StoreRetry = TimeSpan.FromSeconds(2);

    public static IServiceCollection AddJobs(this IServiceCollection services, Settings settings)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "grancius";
                scheduler.GenerateInstanceId = true;
            });
            if (settings.Database.Provider == DatabaseProvider.Postgres)
            {
                quartz.UsePersistentStore(store =>
                {
                    store.UsePostgres(settings.Database.ConnectionString);
                    store.UseSystemTextJsonSerializer();
                    store.UseClustering();
                    store.ConfigureStore(options => options.DbRetryInterval = StoreRetry);
                    store.ProvisionSchema();
                });
            }

            Every<SweepJob>(quartz, "sweep", settings.Reconciliation.SweepEvery);
            Every<PostbackJob>(quartz, "postbacks", PostbacksEvery);
            Every<OutboxJob>(quartz, "outbox", OutboxEvery);
            Every<LetterJob>(quartz, "letters", LettersEvery);
            Every<WebhookJob>(quartz, "webhooks", WebhooksEvery);
            Every<PurgeJob>(quartz, "purge", PurgeEvery);
            Every<StaffPurgeJob>(quartz, "purge-staff", PurgeEvery);
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        return services;
    }

    private static void Every<TJob>(IQuartzBuilder quartz, string name, TimeSpan interval)
        where TJob : IJob
    {
        quartz.AddJob<TJob>(job => job.WithIdentity(name).StoreDurably());
        quartz.AddTrigger(trigger => trigger
            .ForJob(name)
            .WithIdentity(name)
            .StartNow()
            .WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow)));
    }
}
