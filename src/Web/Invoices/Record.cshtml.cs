using Grancius.Domain.Staff;
using MediatR;
using Microsoft.AspNetCore.Authorization;

namespace Grancius.Web.Invoices;

/// <summary>An invoice: money and state, what can be done, its fees, and what happened.</summary>
[Authorize(Policy = nameof(StaffAction.ViewAccounts))]
public sealed class RecordModel(IMediator mediator) : AboutOneInvoice(mediator)
{
    /// <summary>Shows it.</summary>
    public void OnGet()
    {
    }
}
