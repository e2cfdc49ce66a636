using Grancius.Application.Fees;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Fees;

/// <summary>A page about one code of the register, which its address names.</summary>
public abstract class RegisterPage(IMediator mediator) : StaffPage(mediator)
{
    /// <summary>The entry with its versions.</summary>
    public RegisteredFee Fee { get; private set; } = null!;

    /// <summary>Where the entry is shown.</summary>
    public string Home => $"/fees/codes/{Fee.Code}";

    /// <summary>Whether who is signed in may write drafts and change entries.</summary>
    public bool MayMaintain => Me.May(StaffAction.MaintainRegister);

    /// <summary>The version that the address names.</summary>
    public RegisteredVersion Version { get; private set; } = null!;

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        var found = await Mediator.Send(new GetRegisteredFee(Me, RouteData.Values["code"] as string ?? ""), ct);
        if (!found.IsSuccess)
            return NotFound();

        Fee = found.Value;
        if (!Guid.TryParse(RouteData.Values["id"] as string, out var id))
            return null;
        if (Fee.Versions.FirstOrDefault(version => version.Id == id) is not { } version)
            return NotFound();

        Version = version;
        return null;
    }
}
