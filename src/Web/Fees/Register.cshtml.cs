using Grancius.Application.Common;
using Grancius.Application.Fees;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Fees;

/// <summary>The register: its codes with what they cost today and what comes next.</summary>
[Authorize(Policy = nameof(StaffAction.ViewRegister))]
public sealed class RegisterModel(IMediator mediator) : StaffPage(mediator)
{
    /// <summary>Only those of one invoice type.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Department { get; set; }

    /// <summary>Only those in use, or only those that are not.</summary>
    [BindProperty(SupportsGet = true)]
    public bool? Active { get; set; }

    /// <summary>Only those whose next version stands so.</summary>
    [BindProperty(SupportsGet = true)]
    public NextVersion? Next { get; set; }

    /// <summary>Part of a code or a name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Where this page of the list begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>What was found.</summary>
    public RegisterList List { get; private set; } = new([], [], null);

    /// <summary>Whether drafts may be written by who is signed in.</summary>
    public bool MayMaintain => Me.May(StaffAction.MaintainRegister);

    /// <summary>The filters in force, to be kept when something is searched for.</summary>
    public IEnumerable<(string Name, string Value)> Filters => Request.Query
        .Where(pair => pair.Key is nameof(Department) or nameof(Active) or nameof(Next) && pair.Value.ToString().Length > 0)
        .Select(pair => (pair.Key, pair.Value.ToString()));

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        var found = await Mediator.Send(new ListRegister(Me, Department, Active, Next, Q, After, PageLimit.Usual), ct);
        if (found.Error is { } error)
            return Refused(error);

        List = found.Value;
        return Page();
    }

    /// <summary>This list with one filter changed, from its beginning.</summary>
    public string With(string name, object? value)
    {
        var query = new QueryBuilder(Request.Query.Where(pair => pair.Key != name && pair.Key != nameof(After)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString())));
        if (value is not null)
            query.Add(name, value.ToString()!);
        return "/fees" + query.ToQueryString();
    }
}
