using Grancius.Application.Webhooks;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Infrastructure.Webhooks;

/// <summary>The jurisdiction's own address, where its administrators have none.</summary>
internal sealed class Administrators : IAdministrators
{
    public Task<string> AddressesOf(Jurisdiction jurisdiction, CancellationToken ct) => Task.FromResult(jurisdiction.Contact.Email);
}
