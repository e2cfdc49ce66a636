using Grancius.Application.Mail;
using Grancius.Application.PaymentSessions;
using Grancius.Application.Webhooks;
using Grancius.Domain.PaymentSessions;
using Grancius.FaultTests.Laws;
using Grancius.FaultTests.Mutants;
using Grancius.FaultTests.Processors;
using Grancius.Infrastructure;
using Grancius.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Store = Grancius.FaultTests.Stores.Store;

namespace Grancius.FaultTests.Nodes;

/// <summary>
/// The product as registered for production, on one store, with five things exchanged: the clock, the secrets, the processor,
/// the post and the programs next door. Registered once, started for each life of a node.
/// </summary>
internal sealed class Product
{
    private static readonly Dictionary<string, string?> Alike = new(StringComparer.Ordinal)
    {
        ["Demo:Enabled"] = "true",
        ["Retention:Postbacks"] = Promises.PostbacksAreKept.ToString("c"),
        ["Retention:IdempotencyKeys"] = "10.00:00:00",
    };

    private readonly ServiceCollection _template;

    /// <param name="mutant">Takes a control away, to see that the simulation notices.</param>
    public Product(Store store, Mutant? mutant = null)
    {
        Store = store;
        _template = Register(store.Settings);
        _template.Replace(ServiceDescriptor.Singleton<TimeProvider>(provider => provider.GetRequiredService<Node>().World.Clock));
        _template.Replace(ServiceDescriptor.Singleton<SessionSecrets>(provider => new SeededSecrets(provider.GetRequiredService<Node>().World)));
        _template.Replace(ServiceDescriptor.Singleton<IPaymentProcessor>(provider => new ProcessorPort(provider.GetRequiredService<Node>())));
        _template.Replace(ServiceDescriptor.Singleton<IPost>(provider => new Letters(provider.GetRequiredService<Node>())));
        _template.Replace(ServiceDescriptor.Singleton<IWebhookSender>(provider => new Endpoints(provider.GetRequiredService<Node>())));
        _template.ConfigureDbContext<SqliteGranciusDb>(Intercept);
        _template.ConfigureDbContext<PostgresGranciusDb>(Intercept);
        mutant?.Exchange(_template);
    }

    public Store Store { get; }

    /// <summary>Its services on their own, with real time and nothing exchanged: to make the store a run begins with.</summary>
    public static ServiceCollection Register(IReadOnlyDictionary<string, string?> settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(StoryLogger<>));
        services.AddGrancius(Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).AddInMemoryCollection(Alike).Build(), "Development"));
        services.Replace(ServiceDescriptor.Singleton<IDataProtectionProvider>(new NoProtection()));
        return services;
    }

    public ServiceProvider Start(Node node)
    {
        var services = new ServiceCollection();
        foreach (var descriptor in _template)
            ((ICollection<ServiceDescriptor>)services).Add(descriptor);
        services.AddSingleton(node);
        return services.BuildServiceProvider();
    }

    private void Intercept(IServiceProvider services, DbContextOptionsBuilder options)
    {
        // Making the store a run begins with needs no node.
        if (services.GetService<Node>() is not { } node)
            return;

        options.AddInterceptors(new CommandPoints(node), new TransactionPoints(node), new ConnectionPoints(node));
    }

    /// <summary>Nothing here is secret, and what is random cannot be repeated.</summary>
    private sealed class NoProtection : IDataProtector
    {
        public IDataProtector CreateProtector(string purpose) => this;

        public byte[] Protect(byte[] plaintext) => plaintext;

        public byte[] Unprotect(byte[] protectedData) => protectedData;
    }

    private sealed class SeededSecrets(World world) : SessionSecrets
    {
        public override string NextLink() => world.Secret(43);

        public override SessionKeys Next() => new(world.Secret(43), world.Secret(43), world.Secret(43), world.Secret(10));
    }
}
