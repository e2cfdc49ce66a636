using AutoMapper;
using Grancius.Application.Ledger;
using Grancius.Domain.Access;
using Grancius.Web.Shared;
using MediatR;

namespace Grancius.Web.Ledger;

public sealed record AccountBalanceAnswer(string Account, decimal Debit, decimal Credit);

internal sealed class LedgerProfile : Profile
{
    public LedgerProfile() => CreateMap<AccountBalance, AccountBalanceAnswer>();
}

internal static class LedgerEndpoints
{
    public static void MapLedger(this RouteGroupBuilder api) =>
        api.MapGet("/ledger/trial-balance", Get).Needs(ApiScopes.ReportsRead).WithTags("Ledger").WithSummary("Total debits and credits of every account; their sums are equal.")
            .Produces<IReadOnlyList<AccountBalanceAnswer>>();

    private static async Task<IResult> Get(string jurisdiction, DateOnly? asOf, IMediator mediator, IMapper mapper, CancellationToken ct) =>
        (await mediator.Send(new GetTrialBalance(jurisdiction, asOf), ct)).Answer(accounts => Results.Ok(mapper.Map<IReadOnlyList<AccountBalanceAnswer>>(accounts)));
}
