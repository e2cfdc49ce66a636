using Grancius.Application.Jurisdictions;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;
using Grancius.Web.Jurisdictions.Keeping;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Jurisdictions.Billers;

/// <summary>What the processor's page lets a payer do with an invoice.</summary>
[Authorize(Policy = nameof(StaffAction.ManageJurisdiction))]
public sealed class OptionsModel(IMediator mediator) : KeepingPage(mediator)
{
    /// <summary>Names of the options that are on.</summary>
    [BindProperty]
    public IReadOnlyList<string> Allowed { get; set; } = [];

    /// <summary>The four, by the processor's names.</summary>
    public static IEnumerable<(string Value, string Means)> All =>
    [
        (nameof(InvoiceOptions.AllowViewStatement), "payers may open the statement of an invoice"),
        (nameof(InvoiceOptions.AllowRemove), "payers may take an invoice out and pay the others"),
        (nameof(InvoiceOptions.AllowViewRelated), "payers may look at related invoices"),
        (nameof(InvoiceOptions.AllowRemindMe), "payers may ask to be reminded"),
    ];

    /// <summary>Shows which are on.</summary>
    public async Task OnGet(CancellationToken ct)
    {
        var options = (await Mediator.Send(new GetKeptBiller(Me), ct)).Value.Options;
        Allowed =
        [
            .. options.AllowViewStatement ? [nameof(options.AllowViewStatement)] : Array.Empty<string>(),
            .. options.AllowRemove ? [nameof(options.AllowRemove)] : Array.Empty<string>(),
            .. options.AllowViewRelated ? [nameof(options.AllowViewRelated)] : Array.Empty<string>(),
            .. options.AllowRemindMe ? [nameof(options.AllowRemindMe)] : Array.Empty<string>(),
        ];
    }

    /// <summary>Keeps them.</summary>
    public Task<IActionResult> OnPost(CancellationToken ct) => Keep(
        new SetInvoiceOptions(Me, new InvoiceOptions(
            Allowed.Contains(nameof(InvoiceOptions.AllowViewStatement)), Allowed.Contains(nameof(InvoiceOptions.AllowRemove)),
            Allowed.Contains(nameof(InvoiceOptions.AllowViewRelated)), Allowed.Contains(nameof(InvoiceOptions.AllowRemindMe)))),
        OverviewModel.Address, ct);
}
