using Grancius.Application.Jurisdictions;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;
using Grancius.Web.Jurisdictions.Keeping;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Jurisdictions.Billers;

/// <summary>Sets or replaces one of the biller's three secrets. What is typed is never sent back.</summary>
[Authorize(Policy = nameof(StaffAction.ManageJurisdiction))]
public sealed class SecretModel(IMediator mediator) : KeepingPage(mediator)
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public string? Secret { get; set; }

    /// <summary>Which of the three.</summary>
    public BillerSecret Which { get; private set; }

    /// <summary>Asks for it.</summary>
    public IActionResult OnGet() => Page();

    /// <summary>Seals it.</summary>
    public Task<IActionResult> OnPost(CancellationToken ct) => Keep(new ReplaceBillerSecret(Me, Which, Text(Secret)), OverviewModel.Address, ct);

    /// <inheritdoc />
    protected override Task<IActionResult?> Prepare(CancellationToken ct)
    {
        foreach (var secret in Enum.GetValues<BillerSecret>().Where(secret => OverviewModel.NameOf(secret).Path == RouteData.Values["kind"] as string))
        {
            Which = secret;
            return Task.FromResult<IActionResult?>(null);
        }

        return Task.FromResult<IActionResult?>(NotFound());
    }
}
