using Grancius.Application.Accounts;
using Grancius.Application.PaymentLinks;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Accounts;

/// <summary>An account: who, what is due, what can be done, and what happened.</summary>
[Authorize(Policy = nameof(StaffAction.ViewAccounts))]
public sealed class RecordModel(IMediator mediator, TimeProvider clock) : StaffPage(mediator)
{
    /// <summary>The account's number.</summary>
    [FromRoute]
    public string? Number { get; set; }

    /// <summary>The account.</summary>
    public AccountRecord Account { get; private set; } = null!;

    /// <summary>Which of its links are over.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Shows it.</summary>
    public void OnGet()
    {
    }

    /// <summary>Takes a link back.</summary>
    [Needs(StaffAction.SendPaymentLinks)]
    public async Task<IActionResult> OnPostWithdraw(Guid link, CancellationToken ct)
    {
        var withdrawn = await Mediator.Send(new WithdrawPaymentLink(Me, link), ct);
        return withdrawn.Error is { } error
            ? Refused(error)
            : SeeOther($"/accounts/{Account.Number}", "The payment link is withdrawn. Whoever opens it is told so.");
    }

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        var found = await Mediator.Send(new GetAccountRecord(Me, Number ?? ""), ct);
        if (!found.IsSuccess)
            return NotFound();

        Account = found.Value;
        return null;
    }
}
