using Grancius.Application.Counter;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;

namespace Grancius.Web.Counter;

/// <summary>Where a clerk begins: find a bill, see today's payments and whether the readers may be used.</summary>
[Authorize(Policy = nameof(StaffAction.TakePayments))]
public sealed class IndexModel(IMediator mediator, TimeProvider clock) : StaffPage(mediator)
{
    /// <summary>How many attempts are shown at the most.</summary>
    public const int Most = 50;

    /// <summary>Today's newest attempts to pay.</summary>
    public IReadOnlyList<RecentSession> Sessions { get; private set; } = [];

    /// <summary>The readers, by name.</summary>
    public IReadOnlyList<ReaderDetails> Readers { get; private set; } = [];

    /// <summary>Shows the day.</summary>
    public async Task OnGet(CancellationToken ct)
    {
        Sessions = (await Mediator.Send(new ListRecentSessions(Me, StartOfToday(clock), Most), ct)).Value;
        Readers = (await Mediator.Send(new ListReaders(Me.Jurisdiction), ct)).Value;
    }
}
