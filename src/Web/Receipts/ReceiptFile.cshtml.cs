using System.Globalization;
using Grancius.Application.Receipts;
using Grancius.Domain.Common;
using Grancius.Web.Jurisdictions;
using Grancius.Web.PaymentSessions;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Grancius.Web.Receipts;

/// <summary>The receipt as a PDF file, in the language the reader chose, else in the one the bill was paid in.</summary>
public sealed class ReceiptFileModel(IMediator mediator, IStringLocalizer<Words> words) : PayerPage(mediator)
{
    /// <summary>Opens in the browser, and is called after the receipt when it is saved.</summary>
    public async Task<IActionResult> OnGet(string token, CancellationToken ct)
    {
        var found = await Mediator.Send(new GetReceipt(Place.Slug, token), ct);
        if (!found.IsSuccess)
            return NotFound();

        var receipt = found.Value;
        if (!Language.IsChosen(Request))
            CultureInfo.CurrentUICulture = Language.Culture(receipt.Language);

        var printed = await Mediator.Send(new PrintReceipt(Sheet(receipt)), ct);
        Response.Headers.ContentDisposition = $"inline; filename=\"receipt-{receipt.Number}.pdf\"";
        return File(printed.Value, "application/pdf");
    }

    private ReceiptSheet Sheet(Receipt receipt) => new(
        Language.Current, receipt.JurisdictionName, receipt.Contact.Address, words["Receipt.Title", receipt.Number], words["Receipt.Paid"],
        receipt.Total.ToString(), receipt.PaidAt, [.. Facts(receipt)], words["Lines.What"], words["Lines.Amount"],
        [.. receipt.Invoices.Select(Group)], [.. Totals(receipt)], words["Receipt.Keep", Place.Phone], words["Receipt.PageOf"]);

    private IEnumerable<SheetFact> Facts(Receipt receipt)
    {
        yield return new(words["Receipt.PaidAt"], Display.DateTime(receipt.PaidAt, Zone));
        yield return new(words["Receipt.Payer"], $"{receipt.PayerName}\n{receipt.PayerAddress}");
        yield return new(words["Result.Account"], receipt.AccountNumber);
        yield return new(words["Receipt.Method"], PayMethods.Describe(words, receipt.Method, receipt.Tender));
        if (receipt.ProcessorPaymentIds.Count > 0)
            yield return new(words["Receipt.ProcessorReference"], string.Join('\n', receipt.ProcessorPaymentIds));
    }

    private SheetGroup Group(ReceiptInvoice invoice)
    {
        var lines = invoice.Lines.Select(line => new SheetLine(
            $"{Language.Of(line.Label, line.LabelEs)} ({line.Code})", Language.Of(line.Explanation.En, line.Explanation.Es), line.Amount.ToString())).ToList();
        if (Money.Sum(invoice.Lines.Select(line => line.Amount)) != invoice.Paid)
            lines.Add(new SheetLine(words["Receipt.PaidOnInvoice"], "", invoice.Paid.ToString()));
        return new SheetGroup(Language.Of(invoice.Department, invoice.DepartmentEs), words["Receipt.Invoice", invoice.Number], lines);
    }

    private IEnumerable<SheetFact> Totals(Receipt receipt)
    {
        yield return new(words["Receipt.Total"], receipt.Total.ToString());
        yield return new(words["Receipt.ServiceFee"], receipt.ServiceFee.ToString());
        if (receipt.ServiceFee.IsPositive)
            yield return new(words["Receipt.Charged"], (receipt.Total + receipt.ServiceFee).ToString());
    }
}
