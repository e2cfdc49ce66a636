using Grancius.Application.Counter;
using Grancius.Domain.Access;
using Grancius.Web.Shared;
using MediatR;

namespace Grancius.Web.Counter;

internal static class ReaderEndpoints
{
    public static void MapReaders(this RouteGroupBuilder api) =>
        api.MapGet("/readers", List).Needs(ApiScopes.ReadersRead).WithTags("Readers").WithSummary("The jurisdiction's EMV readers.").Produces<IReadOnlyList<ReaderDetails>>();

    private static async Task<IResult> List(string jurisdiction, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListReaders(jurisdiction), ct)).Answer(Results.Ok);
}
