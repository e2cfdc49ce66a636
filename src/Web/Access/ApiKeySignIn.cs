using System.Security.Claims;
using System.Text.Encodings.Web;
using Grancius.Application.Access;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Grancius.Web.Access;

/// <summary><c>Authorization: Bearer KEY</c>, where the key belongs to the jurisdiction of the address.</summary>
internal sealed class ApiKeySignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IMediator mediator)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";

    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();

        var jurisdiction = Request.RouteValues["jurisdiction"] as string ?? "";
        var found = await mediator.Send(new IdentifyApiKey(jurisdiction, header[Prefix.Length..].Trim()), Context.RequestAborted);
        if (!found.IsSuccess)
            return AuthenticateResult.Fail("The API key is not known.");

        var claims = new List<Claim> { new(ClaimTypes.Name, found.Value.Name) };
        if (found.Value.IsForJurisdiction)
            claims.Add(new Claim("jurisdiction", jurisdiction));
        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName));
        return AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Write(Context, StatusCodes.Status401Unauthorized, "unauthorized", "Send a known API key: Authorization: Bearer KEY.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.Write(Context, StatusCodes.Status403Forbidden, "forbidden", "This API key is not for this jurisdiction.");
}
