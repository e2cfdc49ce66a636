using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Fees;

/// <summary>Starting a fee, first question: which department? With only one there is nothing to ask.</summary>
public sealed class DepartmentsModel(IMediator mediator) : FeeStep(mediator)
{
    /// <summary>Shows the departments, or goes straight on.</summary>
    public IActionResult OnGet() => Departments is [var only]
        ? SeeOther(Step("/" + only.InvoiceTypeId.ToString(CultureInfo.InvariantCulture)))
        : Page();
}
