using MediatR;

namespace Grancius.Web.Jurisdictions;

/// <summary>A jurisdiction's first page: a bill at hand, or a fee to start.</summary>
public sealed class PayMyBillModel(IMediator mediator) : PayerPage(mediator)
{
    /// <summary>Shows the two ways.</summary>
    public void OnGet()
    {
    }
}
