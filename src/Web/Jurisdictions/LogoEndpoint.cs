using Grancius.Application.Jurisdictions;
using MediatR;
using Microsoft.Net.Http.Headers;

namespace Grancius.Web.Jurisdictions;

/// <summary>The jurisdictions' logos: public pictures, kept by browsers as long as their address says the same version.</summary>
internal static class LogoEndpoint
{
    private const string ForEver = "public, max-age=31536000, immutable";
    private const string AnHour = "public, max-age=3600";

    public static void MapLogos(this WebApplication app) => app.MapGet("/{jurisdiction}/logo", Answer).ExcludeFromDescription();

    private static async Task<IResult> Answer(string jurisdiction, string? v, HttpResponse response, IMediator mediator, CancellationToken ct)
    {
        if (await mediator.Send(new GetLogo(jurisdiction), ct) is not { IsSuccess: true, Value: var logo })
            return Results.NotFound();

        response.Headers.CacheControl = v == logo.Version ? ForEver : AnHour;
        response.Headers.ContentDisposition = "inline; filename=\"logo\"";
        return Results.Bytes(logo.Picture, logo.MediaType, entityTag: new EntityTagHeaderValue($"\"{logo.Version}\""));
    }
}
