using Grancius.Application.Fees;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Fees;

/// <summary>The register as a file.</summary>
[Authorize(Policy = nameof(StaffAction.ViewRegister))]
public sealed class ExportModel(IMediator mediator) : StaffPage(mediator)
{
    /// <summary>Sends it.</summary>
    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        var export = (await Mediator.Send(new ExportFeeRegister(Me), ct)).Value;
        return File(export.Content, "text/csv; charset=utf-8", export.Name);
    }
}
