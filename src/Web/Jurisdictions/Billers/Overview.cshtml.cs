using Grancius.Application.Jurisdictions;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;
using Grancius.Web.Jurisdictions.Keeping;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Jurisdictions.Billers;

/// <summary>What an administrator keeps of the biller. Of its secrets: that they are set, since when, and by whom.</summary>
[Authorize(Policy = nameof(StaffAction.ManageJurisdiction))]
public sealed class OverviewModel(IMediator mediator) : KeepingPage(mediator)
{
    internal const string Address = "/admin/biller";

    /// <summary>What is kept now.</summary>
    public KeptBiller Biller { get; private set; } = null!;

    /// <summary>What the processor said just now; null where it was not asked.</summary>
    public BillerTest? Test { get; private set; }

    /// <summary>The secret as people and addresses call it.</summary>
    public static (string Name, string Path) NameOf(BillerSecret secret) => secret switch
    {
        BillerSecret.Guid => ("Biller GUID", "guid"),
        BillerSecret.ApiKey => ("API key", "api-key"),
        BillerSecret.WebServiceKey => ("Web service key", "web-service-key"),
    };

    /// <summary>Shows it.</summary>
    public async Task OnGet(CancellationToken ct) => Biller = (await Mediator.Send(new GetKeptBiller(Me), ct)).Value;

    /// <summary>Asks the processor for the biller's status, and shows what it said.</summary>
    public async Task<IActionResult> OnPostTest(CancellationToken ct)
    {
        await OnGet(ct);
        var asked = await Mediator.Send(new TestBiller(Me), ct);
        if (asked.Error is { } refused)
            return Refused(refused);

        Test = asked.Value;
        return Page();
    }
}
