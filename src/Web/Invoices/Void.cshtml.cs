using Grancius.Application.Invoices;
using Grancius.Domain.Staff;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Invoices;

/// <summary>Takes back an invoice that nothing was paid on.</summary>
[Authorize(Policy = nameof(StaffAction.VoidInvoices))]
public sealed class VoidModel(IMediator mediator) : AboutOneInvoice(mediator)
{
    /// <summary>Says what it does.</summary>
    public void OnGet()
    {
    }

    /// <summary>Does it.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        var done = await Mediator.Send(new VoidInvoice(Me, Invoice.Number, Reason ?? "", Seen), ct);
        if (done.Error is { } refused)
        {
            ModelState.Remove(nameof(Seen));
            return Refused(refused);
        }

        return SeeOther(Address, $"{done.Value.InvoiceNumber} is void: {done.Value.TakenBack} taken back.");
    }
}
