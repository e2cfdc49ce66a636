using Grancius.Application.Common;
using Grancius.Application.Reconciliation;
using Grancius.Domain.Reconciliation;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Reconciliation;

/// <summary>Where finance begins: what needs a person, what came in today, what is still waited for.</summary>
[Authorize(Policy = nameof(StaffAction.ViewFinance))]
public sealed class IndexModel(IMediator mediator, TimeProvider clock) : StaffPage(mediator)
{
    /// <summary>Where the piece of the list before this one ended.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    /// <summary>The money of the day.</summary>
    public FinanceToday Today { get; private set; } = new([], true, []);

    /// <summary>What needs a person, newest first.</summary>
    public Page<ExceptionDetails> Exceptions { get; private set; } = new([], null);

    /// <summary>What it is now.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Shows the day.</summary>
    public async Task OnGet(CancellationToken ct)
    {
        Today = (await Mediator.Send(new GetFinanceToday(Me, StartOfToday(clock)), ct)).Value;
        Exceptions = (await Mediator.Send(new ListExceptions(Me.Jurisdiction, ExceptionState.Open, After, PageLimit.Usual), ct)).Value;
    }
}
