using Grancius.Application.Staff;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.BrowserTests.Fixture;

/// <content>People of the staff.</content>
public sealed partial class Portal
{
    /// <summary>Somebody who accepted an administrator's invitation with a password, and has not signed in yet.</summary>
    public async Task AnInvitedMember(string email, string name, string password)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var link = await mediator.Send(new InviteAdministrator(County, email));
        (await mediator.Send(new AcceptInvitation(link.Value.Token, name, password, new SignInPlace("A test", null)))).Error.ShouldBeNull();
    }
}
