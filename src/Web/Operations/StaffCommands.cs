using Grancius.Application.Staff;
using Grancius.Infrastructure;
using MediatR;

namespace Grancius.Web.Operations;

/// <summary>What the operator does about staff at the command line.</summary>
internal static class StaffCommands
{
    public const string Invite = "invite-administrator";
    public const string RetireDemo = "retire-demo-staff";

    /// <exception cref="SettingsException">An argument is missing or names nothing.</exception>
    public static async Task InviteAdministrator(WebApplication app)
    {
        if (app.Configuration["jurisdiction"] is not { Length: > 0 } jurisdiction || app.Configuration["email"] is not { Length: > 0 } email)
            throw new SettingsException($"{Invite} needs to know whom: {Invite} --jurisdiction co-hernando-fl --email name@county.gov");

        await app.Services.RequireMigrated(CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new InviteAdministrator(jurisdiction, email), CancellationToken.None);
        if (made.Error is { } error)
            throw new SettingsException(error.Message);

        var site = app.Services.GetRequiredService<Settings>().PublicUrl;
        Console.WriteLine($"{made.Value.Email} joins {jurisdiction} as an administrator by this link, once, until {made.Value.ExpiresAt:u}:");
        Console.WriteLine(new Uri(site, $"invitation/{made.Value.Token}"));
    }

    public static async Task RetireDemoStaff(WebApplication app)
    {
        await app.Services.RequireMigrated(CancellationToken.None);
        Console.WriteLine($"{await app.Services.RetireDemoStaff(CancellationToken.None)} of the demo's staff may sign in no more.");
    }
}
