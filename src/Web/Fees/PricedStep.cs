using Grancius.Application.Fees;
using Grancius.Domain.Fees;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Fees;

/// <summary>A step at which the fee is known, and with it the number it depends on, if any.</summary>
public abstract class PricedStep(IMediator mediator) : FeeStep(mediator)
{
    /// <summary>What was typed: the value, the acres, the count.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Value { get; set; }

    /// <summary>The amount with its working; null until there is one.</summary>
    public QuotedFee? Quote { get; private set; }

    /// <summary>What the number is, in the page's language.</summary>
    public string InputLabel => Language.Of(Fee.InputLabel, Fee.InputLabelEs);

    /// <summary>The fee's name in the page's language.</summary>
    public string FeeLabel => Language.Of(Fee.Label, Fee.LabelEs);

    /// <summary>Whether a number has to be asked for.</summary>
    public bool Asks => Fee.DependsOn != FeeDependsOn.Nothing;

    /// <summary>What is to be assessed.</summary>
    protected FeeOrder Order => FeeNumber.Order(Fee, FeeNumber.Read(Value));

    /// <summary>Works the amount out. Stores nothing.</summary>
    /// <returns>False when the number is missing or of no use for this fee.</returns>
    protected async Task<bool> Price(CancellationToken ct)
    {
        if (Asks && FeeNumber.Read(Value) is null)
            return false;

        var quote = await Mediator.Send(new QuoteFees(Place.Slug, [Order], null), ct);
        if (!quote.IsSuccess || !quote.Value.Total.IsPositive)
            return false;

        Quote = quote.Value.Fees[0];
        return true;
    }
}
