using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;

namespace Grancius.Web.Administration;

/// <summary>Everything that somebody may maintain, as a plain list.</summary>
[Authorize(Policy = StaffSignIn.Administration)]
public sealed class IndexModel(IMediator mediator) : StaffPage(mediator)
{
    private const string Address = "/admin";

    internal IReadOnlyList<StaffLink> Links { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public void OnGet() =>
        Links = [.. StaffNavigation.Links.Where(link => link.Address.StartsWith(Address + "/", StringComparison.Ordinal) && link.IsFor(Me))];
}
