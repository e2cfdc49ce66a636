using System.Globalization;
using Grancius.Application.Fees;
using Grancius.Domain.Fees;
using Grancius.Domain.Staff;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Fees;

/// <summary>What the fees of a year would have come to with one version: the difference in money and per cent, month by month.</summary>
[Authorize(Policy = nameof(StaffAction.ViewRegister))]
public sealed class WhatIfModel(IMediator mediator) : RegisterPage(mediator)
{
    /// <summary>The calendar year; none for the last twelve months.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>The comparison; null where the year makes no sense.</summary>
    public Repricing? Trial { get; private set; }

    /// <summary>This page's own address.</summary>
    public string Here => $"{Home}/versions/{Version.Id}/what-if";

    /// <summary>Works it out.</summary>
    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        var worked = await Mediator.Send(new RepriceFees(Me, Fee.Code, Version.Id, Year), ct);
        if (worked.Error is { } error)
            return Refused(error);

        Trial = worked.Value;
        return Page();
    }

    /// <summary>"+3.5 %"; a word where nothing was charged before.</summary>
    public static string Percent(decimal? percent) => percent switch
    {
        null => "n/a",
        > 0 => string.Create(CultureInfo.InvariantCulture, $"+{percent:#,##0.0} %"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{percent:#,##0.0} %"),
    };

    /// <summary>Why fees were left out, in words.</summary>
    public string Reason(WhyUnpriced why) => why switch
    {
        WhyUnpriced.NothingKnown => $"no number is known that they were worked out from, and this version asks for {Asked}",
        WhyUnpriced.AnotherNumber => $"they were worked out from another number, and this version asks for {Asked}",
        WhyUnpriced.ComesToNothing => "with this version they would come to less than half a cent, which is refused",
        WhyUnpriced.BeyondReason => "with this version they would be beyond what can be charged",
    };

    private string Asked => Version.Terms.Rule.DependsOn switch
    {
        FeeDependsOn.Nothing => "nothing",
        FeeDependsOn.Amount => "the amount itself",
        FeeDependsOn.Quantity => "a quantity",
        FeeDependsOn.Base => "a base",
    };
}
