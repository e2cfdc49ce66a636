using System.Security.Cryptography;
using Grancius.Application.Accounts;
using Grancius.Application.Common;
using Grancius.Application.Fees;
using Grancius.Domain.Accounts;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Fees;

/// <summary>A clerk adds fees to an account, or opens one with them: typed, worked out and shown, then issued.</summary>
[Authorize(Policy = nameof(StaffAction.AssessFees))]
public sealed class AddModel(IMediator mediator, TimeProvider clock) : AddForm(mediator, clock)
{
    /// <summary>Of a form that was sent, gone back to, changed and sent again.</summary>
    private static readonly Error IssuedBefore = new(
        "fees_issued_before", "This form has issued fees already, and they stand on their account. To add more, look there first and begin anew.", ErrorKind.Conflict);

    /// <summary>Who the account is of; null for a new one.</summary>
    public Customer? Customer { get; private set; }

    /// <summary>What was worked out, to be issued.</summary>
    public Quote? Quote { get; private set; }

    /// <summary>Where a button of the form goes.</summary>
    public string Address(string handler) => $"{(Number is null ? "/accounts/new" : $"/accounts/{Number}/fees")}?handler={handler}";

    /// <summary>An empty form.</summary>
    public void OnGet()
    {
        AsOf = $"{Today:yyyy-MM-dd}";
        Key = RandomNumberGenerator.GetHexString(32, lowercase: true);
        Fill();
    }

    /// <summary>Works the fees out and shows them.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        _ = await Work(ct);
        return Page();
    }

    /// <summary>The same form with further rows.</summary>
    public IActionResult OnPostMore()
    {
        ModelState.Clear();
        for (var more = 0; more < Blank && Rows.Count < Most; more++)
            Rows.Add(new AddRow());
        return Page();
    }

    /// <summary>Issues what was shown.</summary>
    public async Task<IActionResult> OnPostIssue(CancellationToken ct)
    {
        if (await Work(ct) is not { } order)
            return Page();
        if (Shown != Quote!.Total.Cents)
        {
            ModelState.AddModelError("", $"The amounts are others than were shown: they come to {Quote.Total} now. Look again, then issue.");
            return Page();
        }

        var added = await Mediator.Send(order, ct);
        if (added.Error is { } error)
        {
            Explain(error == IdempotencyErrors.KeyReused ? IssuedBefore : error);
            return Page();
        }

        var invoices = string.Join(", ", added.Value.Invoices.Select(invoice => invoice.InvoiceNumber));
        return SeeOther($"/accounts/{added.Value.AccountNumber}", $"{added.Value.Total} issued on {invoices}.");
    }

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        Codes = (await Mediator.Send(new ListChargeableFees(Me, Today), ct)).Value;
        if (Number is null)
            return null;

        var account = await Mediator.Send(new GetAccountRecord(Me, Number), ct);
        if (!account.IsSuccess)
            return NotFound();
        Customer = account.Value.Customer;
        return null;
    }

    private async Task<AddFees?> Work(CancellationToken ct)
    {
        Fill();
        var asOf = Date(AsOf, nameof(AsOf));
        var due = string.IsNullOrWhiteSpace(DueDate) ? null : Date(DueDate, nameof(DueDate));
        var fees = Orders();
        if (!ModelState.IsValid)
            return null;

        var quote = await Mediator.Send(new QuoteFees(Me.Jurisdiction, fees, asOf), ct);
        if (quote.Error is { } refused)
        {
            Explain(refused);
            return null;
        }

        Quote = quote.Value;
        var customer = Number is not null ? null : new Customer(
            Name ?? "", Street ?? "", City ?? "", State ?? "", Zip ?? "", string.IsNullOrWhiteSpace(Email) ? null : Email);
        return new AddFees(Me, Number, customer, fees, asOf, due, string.IsNullOrWhiteSpace(Reference) ? null : Reference.Trim(), Key ?? "");
    }
}
