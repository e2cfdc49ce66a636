using System.Text.Json;
using Grancius.Application.Common;
using Grancius.Application.Mail;
using Grancius.Application.Outbox;
using Grancius.Application.PaymentSessions;
using Grancius.Application.Webhooks;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;
using Grancius.FaultTests.Nodes;
using Grancius.FaultTests.Processors;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Grancius.FaultTests.Mutants;

/// <summary>Facts are told in the program's memory only: none is written with the change it tells of.</summary>
internal sealed class NoOutbox : Mutant
{
    public override void Exchange(IServiceCollection services) =>
        services.ConfigureDbContext<SqliteGranciusDb>((_, options) => options.AddInterceptors(new Forgets(this)));

    private sealed class Forgets(NoOutbox mutant) : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            foreach (var entry in eventData.Context!.ChangeTracker.Entries<OutboxMessage>().Where(entry => entry.State == EntityState.Added).ToList())
            {
                entry.State = EntityState.Detached;
                mutant.Bites++;
            }

            return ValueTask.FromResult(result);
        }
    }
}

/// <summary>The letter goes out while the change it tells of is being saved.</summary>
internal sealed class EffectBeforeCommit : Mutant
{
    public override void Exchange(IServiceCollection services) =>
        services.ConfigureDbContext<SqliteGranciusDb>((provider, options) => options.AddInterceptors(new TellsAtOnce(this, provider.GetRequiredService<Node>())));

    private sealed class TellsAtOnce(EffectBeforeCommit mutant, Node node) : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            var db = (GranciusDb)eventData.Context!;
            foreach (var message in db.ChangeTracker.Entries<OutboxMessage>().Where(entry => entry.State == EntityState.Added && entry.Entity.Kind == nameof(PaymentSessionMoved)))
            {
                var moved = JsonSerializer.Deserialize<PaymentSessionMoved>(message.Entity.Payload, StoredJson.Options)!;
                if (moved.To != nameof(PaymentSessionStatus.Paid))
                    continue;

                mutant.Bites++;
                node.World.Letters.Add(new Letters.Received(message.Entity.Id, "pat@example.com", $"Receipt {db.PaymentSessions.Local.Single(session => session.Id == moved.SessionId).Reference} at once", ""));
            }

            return ValueTask.FromResult(result);
        }
    }
}

/// <summary>A fact leaves the outbox before it had its effect: done before doing.</summary>
internal sealed class DoneBeforeDoing : Mutant
{
    public override void Exchange(IServiceCollection services) => Around<DeliverOutbox, JobReport>(services, async (provider, _, _) =>
    {
        var db = provider.GetRequiredService<IGranciusDb>();
        var due = await db.Outbox.AsNoTracking().OrderBy(message => message.Id).ToListAsync();
        foreach (var message in due)
        {
            await db.Outbox.Where(done => done.Id == message.Id).ExecuteDeleteAsync();
            Bites++;
            await db.Atomically(async ct =>
            {
                await provider.GetRequiredService<Effects>().Add([message], ct);
                return true;
            }, default);
        }

        return new JobReport(due.Count, due.Count, 0, 0);
    });
}

/// <summary>A letter that is sent again has another id: its receiver cannot tell.</summary>
internal sealed class RepeatsAreNotRecognised : Mutant
{
    public override void Exchange(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<IPost>(provider => new Renumbers(this, new Letters(provider.GetRequiredService<Node>()))));

    private sealed class Renumbers(RepeatsAreNotRecognised mutant, Letters letters) : IPost
    {
        public bool IsOn => true;

        public Task Send(string to, LetterText text, Guid id, CancellationToken ct)
        {
            mutant.Bites++;
            return letters.Send(to, text, Ids.Next(), ct);
        }
    }
}

/// <summary>A webhook message that is sent again has another id: its receiver cannot tell.</summary>
internal sealed class MessagesAreNotRecognised : Mutant
{
    public override void Exchange(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<IWebhookSender>(provider => new Renumbers(this, new Endpoints(provider.GetRequiredService<Node>()))));

    private sealed class Renumbers(MessagesAreNotRecognised mutant, Endpoints endpoints) : IWebhookSender
    {
        public Task<WebhookAnswer> Send(WebhookMessage message, CancellationToken ct) => endpoints.Send(message with { Id = $"msg_{++mutant.Bites}" }, ct);
    }
}

/// <summary>The processor is called before the attempt is saved.</summary>
internal sealed class CallBeforeSave : Mutant
{
    public override void Exchange(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<IPaymentProcessor>(provider => new CallsFirst(this, provider.GetRequiredService<Node>())));

    private sealed class CallsFirst(CallBeforeSave mutant, Node node) : IPaymentProcessor
    {
        private readonly ProcessorPort _port = new(node);
        private readonly Dictionary<string, Result<Uri>> _answers = new(StringComparer.Ordinal);

        public string Compose(PaymentRequest request)
        {
            var composed = _port.Compose(request);
            mutant.Bites++;
            _answers[composed] = node.World.Processor.Open(composed, node.Name);
            return composed;
        }

        public Task<Result<Uri>> Open(Biller biller, string request, CancellationToken ct) => Task.FromResult(_answers[request]);

        public Task<BalanceAnswer> BalanceOf(Biller biller, string invoiceNumber, CancellationToken ct) => _port.BalanceOf(biller, invoiceNumber, ct);
    }
}
