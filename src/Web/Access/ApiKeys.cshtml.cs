using Grancius.Application.Access;
using Grancius.Domain.Access;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using Grancius.Web.Shared.Parts;
using MediatR;
using Microsoft.AspNetCore.Authorization;

namespace Grancius.Web.Access;

/// <summary>The jurisdiction's API keys.</summary>
[Authorize(Policy = nameof(StaffAction.ManageApiKeys))]
public sealed class ApiKeysModel(IMediator mediator) : StaffPage(mediator)
{
    /// <summary>Newest first.</summary>
    public IReadOnlyList<ApiKeyDetails> Keys { get; private set; } = [];

    /// <summary>How many scopes there are.</summary>
    public int ScopeCount => ApiScopes.All.Count;

    /// <summary>Shows them.</summary>
    public async Task OnGet(CancellationToken ct) => Keys = (await Mediator.Send(new ListApiKeys(Me), ct)).Value;
}

/// <summary>How a key stands, in words.</summary>
internal static class ApiKeyWords
{
    public static Standing StandingOf(ApiKeyStanding standing) => standing switch
    {
        ApiKeyStanding.Good => Standing.Good,
        ApiKeyStanding.Expired => Standing.Closed,
        ApiKeyStanding.Withdrawn => Standing.Closed,
    };

    public static string Of(ApiKeyDetails key) => key.Standing switch
    {
        ApiKeyStanding.Good => key.ReplacedBy is null ? "Good" : "Good, replaced",
        ApiKeyStanding.Expired => "Expired",
        ApiKeyStanding.Withdrawn => "Withdrawn",
    };
}
