using Grancius.Application.Invoices;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Invoices;

/// <summary>A staff page about one invoice, which its address names.</summary>
public abstract class AboutOneInvoice(IMediator mediator) : StaffPage(mediator)
{
    /// <summary>The invoice's number.</summary>
    [FromRoute]
    public string? Number { get; set; }

    /// <summary>The invoice.</summary>
    public InvoiceRecord Invoice { get; private set; } = null!;

    /// <summary>Why; stands in the history.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The invoice's version that was looked at.</summary>
    [BindProperty]
    public int? Seen { get; set; }

    /// <summary>Whether any change of a fee is theirs to make.</summary>
    public bool MayChange => Me.May(StaffAction.WaiveFees) || Me.May(StaffAction.AdjustFees);

    /// <summary>The record's address.</summary>
    public string Address => "/invoices/" + Invoice.Number;

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        var found = await Mediator.Send(new GetInvoiceRecord(Me, Number ?? ""), ct);
        if (!found.IsSuccess)
            return NotFound();

        Invoice = found.Value;
        return null;
    }
}
