using Grancius.Application.Jurisdictions;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;
using Grancius.Web.Jurisdictions.Keeping;
using MediatR;
using Microsoft.AspNetCore.Authorization;

namespace Grancius.Web.Jurisdictions.ServiceFees;

/// <summary>What paying costs on top, by tender and invoice type.</summary>
[Authorize(Policy = nameof(StaffAction.ManageJurisdiction))]
public sealed class OverviewModel(IMediator mediator) : KeepingPage(mediator)
{
    internal const string Address = "/admin/service-fees";

    /// <summary>The rules and the types they may be for.</summary>
    public KeptServiceFees Fees { get; private set; } = null!;

    /// <summary>The tender as people and addresses call it.</summary>
    public static (string Name, string Path) NameOf(Tender tender) => tender switch
    {
        Tender.Card => ("Card", "card"),
        Tender.BankAccount => ("Bank account", "bank-account"),
    };

    /// <summary>Shows them.</summary>
    public async Task OnGet(CancellationToken ct) => Fees = (await Mediator.Send(new GetServiceFees(Me), ct)).Value;

    /// <summary>The rule in words.</summary>
    public string Words(Tender tender, int? type) => Fees.Policy.OwnRuleOf(tender, type) is { } rule ? rule.Words : type is null ? "None" : "As all other types";
}
