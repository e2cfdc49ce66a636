using Grancius.Application.PaymentSessions;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Web.Invoices;
using Grancius.Web.Jurisdictions;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.PaymentSessions;

/// <summary>
/// Says that the payer leaves for the processor, and where to. The address is the one the processor gave when the
/// attempt was opened, which was checked then; nothing in this page's own address can change it.
/// </summary>
public sealed class RedirectModel(IMediator mediator, BillProof proof) : PayerPage(mediator)
{
    /// <summary>After so many seconds the page goes there by itself.</summary>
    public const int Seconds = 3;

    /// <summary>The attempt.</summary>
    public PaymentResult Result { get; private set; } = null!;

    /// <summary>What is still to be paid of it.</summary>
    public Money Due => Result.Amount > Result.AmountPaid ? Result.Amount - Result.AmountPaid : Result.Amount;

    /// <summary>What paying it costs on top: as it was when the attempt was opened, whatever has been decided since.</summary>
    public ServiceFeeQuote ServiceFees => ServiceFeeQuote.Sum(Result.Invoices.Where(invoice => !invoice.IsPaid).Select(invoice => invoice.ServiceFees));

    /// <summary>The processor's page.</summary>
    public Uri ProcessorPage => new(Result.RedirectUrl!);

    /// <summary>Back to the bill.</summary>
    public string Review { get; private set; } = "";

    /// <summary>Shows where it goes; an attempt that cannot be paid any more leads to its result.</summary>
    public async Task<IActionResult> OnGet(string session, CancellationToken ct)
    {
        var found = await Mediator.Send(new GetPaymentResult(session), ct);
        if (!found.IsSuccess || found.Value.Jurisdiction != Place.Slug)
            return NotFound();

        Result = found.Value;
        if (Result.RedirectUrl is null)
            return SeeOther(ReturnModel.AddressOf(Place.Slug, Result.AccountNumber, session));

        Review = proof.ReviewOf(Place.Slug, Result.Bill());
        return Page();
    }
}
