using System.Security.Claims;
using System.Text.Encodings.Web;
using Grancius.Application.Access;
using Grancius.Domain.Common;
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

    /// <summary>The claim with what the key may, separated by spaces.</summary>
    public const string Scopes = "scopes";

    /// <summary>Why the key is not taken, for the answer.</summary>
    private static readonly object Refusal = new();

    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();

        var jurisdiction = Request.RouteValues["jurisdiction"] as string ?? "";
        var found = await mediator.Send(new IdentifyApiKey(jurisdiction, header[Prefix.Length..].Trim()), Context.RequestAborted);
        if (found.Error is { } refusal)
        {
            Context.Items[Refusal] = refusal;
            return AuthenticateResult.Fail(refusal.Message);
        }

        var claims = new List<Claim> { new(ClaimTypes.Name, found.Value.Name) };
        if (found.Value.IsForJurisdiction)
        {
            claims.Add(new Claim("jurisdiction", jurisdiction));
            claims.Add(new Claim(Scopes, found.Value.Scopes));
        }

        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName));
        return AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Context.Items[Refusal] is Error { Code: not ("unauthorized" or "invalid_request") } over
            ? Problems.Write(Context, StatusCodes.Status401Unauthorized, over.Code, over.Message)
            : Problems.Write(Context, StatusCodes.Status401Unauthorized, "unauthorized", "Send a known API key: Authorization: Bearer KEY.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Context.User.HasClaim(claim => claim.Type == Scopes)
        ? Problems.Write(Context, StatusCodes.Status403Forbidden, "scope_missing", $"This API key lacks the scope {ScopeNeeds.NeededOf(Context)}.")
        : Problems.Write(Context, StatusCodes.Status403Forbidden, "forbidden", "This API key is not for this jurisdiction.");
}
