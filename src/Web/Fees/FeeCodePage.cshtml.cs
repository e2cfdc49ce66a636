using Grancius.Domain.Staff;
using MediatR;
using Microsoft.AspNetCore.Authorization;

namespace Grancius.Web.Fees;

/// <summary>One entry of the register: what it says, and its versions in the order of their days.</summary>
[Authorize(Policy = nameof(StaffAction.ViewRegister))]
public sealed class FeeCodePageModel(IMediator mediator) : RegisterPage(mediator)
{
    /// <summary>Shows it.</summary>
    public void OnGet()
    {
    }
}
