using Grancius.Application.Jurisdictions;
using Grancius.Domain.Staff;
using MediatR;
using Microsoft.AspNetCore.Authorization;

namespace Grancius.Web.Jurisdictions.Keeping;

/// <summary>All that an administrator keeps of the jurisdiction, each thing with the way to change it.</summary>
[Authorize(Policy = nameof(StaffAction.ManageJurisdiction))]
public sealed class OverviewModel(IMediator mediator) : KeepingPage(mediator)
{
    internal const string Address = "/admin/jurisdiction";

    /// <summary>What is kept now.</summary>
    public new KeptJurisdiction Kept { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task OnGet(CancellationToken ct) => Kept = await base.Kept(ct);
}
