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

    /// <summary>The four, by the processor's names and in words.</summary>
    public static IReadOnlyList<(string Value, string Name, string Means)> All { get; } =
    [
        (nameof(InvoiceOptions.AllowViewStatement), "View the statement", "Open the statement of an invoice (AllowViewStatement)"),
        (nameof(InvoiceOptions.AllowRemove), "Remove an invoice", "Take an invoice out and pay the others (AllowRemove)"),
        (nameof(InvoiceOptions.AllowViewRelated), "View related invoices", "Look at what belongs to the same account (AllowViewRelated)"),
        (nameof(InvoiceOptions.AllowRemindMe), "Be reminded", "Ask Invoice Cloud for a reminder (AllowRemindMe)"),
    ];

    /// <summary>Whether the option of that name is on.</summary>
    public static bool IsOn(InvoiceOptions options, string name) => name switch
    {
        nameof(InvoiceOptions.AllowViewStatement) => options.AllowViewStatement,
        nameof(InvoiceOptions.AllowRemove) => options.AllowRemove,
        nameof(InvoiceOptions.AllowViewRelated) => options.AllowViewRelated,
        nameof(InvoiceOptions.AllowRemindMe) => options.AllowRemindMe,
        _ => false,
    };

    /// <summary>Shows which are on.</summary>
    public async Task OnGet(CancellationToken ct)
    {
        var options = (await Mediator.Send(new GetKeptBiller(Me), ct)).Value.Options;
        Allowed = [.. All.Select(option => option.Value).Where(option => IsOn(options, option))];
    }

    /// <summary>Keeps them.</summary>
    public Task<IActionResult> OnPost(CancellationToken ct) => Keep(
        new SetInvoiceOptions(Me, new InvoiceOptions(
            Allowed.Contains(nameof(InvoiceOptions.AllowViewStatement)), Allowed.Contains(nameof(InvoiceOptions.AllowRemove)),
            Allowed.Contains(nameof(InvoiceOptions.AllowViewRelated)), Allowed.Contains(nameof(InvoiceOptions.AllowRemindMe)))),
        OverviewModel.Address, ct);
}
