using Grancius.Application.Access;
using Grancius.Application.Common;
using Grancius.Application.Mail;
using Grancius.Application.Outbox;
using Grancius.Application.Webhooks;
using Grancius.Infrastructure.Access;
using Grancius.Infrastructure.Mail;
using Grancius.Infrastructure.Persistence;
using Grancius.Infrastructure.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.Infrastructure;

/// <content>Letters, webhooks and API keys.</content>
public static partial class DependencyInjection
{
    /// <summary>What leaves the house beside payments: letters, webhooks, and the keys of those who come in.</summary>
    private static void AddDeliveries(this IServiceCollection services)
    {
        services.AddSingleton<ApiKeyUses>();
        services.AddSingleton<KnownApiKeys>();
        services.AddHostedService<ApiKeyUseWriter>();
        services.AddSingleton<ISeal, Seal>();
        services.AddScoped<Effects>();
        services.AddSingleton<IPost, Post>();
        services.AddScoped<LetterWriter>();
        services.AddScoped<LetterFacts>();
        services.AddScoped<Mailbox>();
        services.AddScoped<WebhookFacts>();
        services.AddScoped<WebhookPayloads>();
        services.AddScoped<WebhookLane>();
        services.AddSingleton<WebhookSecrets>();
        services.AddScoped<IAdministrators, Administrators>();
        services.AddSingleton<WebhookTargets>();
        services.AddSingleton<IWebhookTargets>(provider => provider.GetRequiredService<WebhookTargets>());
        services.AddSingleton<IWebhookSender, WebhookSender>();
    }
}
