using MediatR;

namespace Grancius.Web.Fees;

/// <summary>Starting a fee, second question: which of the department's fees?</summary>
public sealed class DepartmentFeesModel(IMediator mediator) : FeeStep(mediator)
{
    /// <summary>Shows the department's fees.</summary>
    public void OnGet()
    {
    }
}
