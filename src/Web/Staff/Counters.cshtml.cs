using Grancius.Application.Staff;
using Grancius.Domain.Staff;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Staff;

/// <summary>The machines where a clerk needs no second factor.</summary>
[Authorize(Policy = nameof(StaffAction.RegisterCounters))]
public sealed class CountersModel(IMediator mediator) : MePage(mediator)
{
    private const string Address = "/admin/counters";

    /// <summary>Of the machine at hand.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>What there is.</summary>
    public IReadOnlyList<CounterSummary> Counters { get; private set; } = [];

    private CounterCookie Cookie => HttpContext.RequestServices.GetRequiredService<CounterCookie>();

    /// <summary>Shows them.</summary>
    public void OnGet()
    {
    }

    /// <summary>The machine at hand becomes one.</summary>
    public async Task<IActionResult> OnPostRegister(CancellationToken ct)
    {
        var registered = await Mediator.Send(new RegisterCounter(Me, Name ?? ""), ct);
        if (registered.IsSuccess)
            Cookie.Write(HttpContext, registered.Value.Secret);
        return Done(registered, Address, _ => $"This machine is now {Name}. Sign out, so that the clerks can sign in.");
    }

    /// <summary>One is one no longer.</summary>
    public async Task<IActionResult> OnPostWithdraw(Guid counter, CancellationToken ct) =>
        Done(await Mediator.Send(new WithdrawCounter(Me, counter), ct), Address, name => $"{name} is no registered counter any more.");

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        Counters = (await Mediator.Send(new ListCounters(Me, Cookie.Read(HttpContext)), ct)).Value.Counters;
        return null;
    }
}
