using System.Globalization;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;
using Grancius.Web.Jurisdictions.Keeping;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Jurisdictions.ServiceFees;

/// <summary>What paying with one tender costs on top, for one invoice type or all others, with its worked example.</summary>
[Authorize(Policy = nameof(StaffAction.ManageJurisdiction))]
public sealed class RuleModel(IMediator mediator) : KeepingPage(mediator)
{
    internal const string AsOthers = "AsOthers";

    private static readonly long[] Samples = [50_00, 361_84, 1_000_00, 25_000_00];

    /// <summary>What was filled in.</summary>
    [BindProperty]
    public RuleForm Form { get; set; } = new();

    /// <summary>Card or bank account.</summary>
    public Tender Tender { get; private set; }

    /// <summary>Null for all types without a rule of their own.</summary>
    public InvoiceType? Type { get; private set; }

    /// <summary>What would be paid on top of some amounts; empty where what is filled in makes no rule.</summary>
    public IReadOnlyList<(Money Due, Money Fee)> Example { get; private set; } = [];

    /// <summary>Whether the example was asked for just now: on a phone it is far below, so the reader is taken there.</summary>
    public bool ShowsExample { get; private set; }

    /// <summary>Where the form is sent to work the example.</summary>
    public string ExampleAddress => $"{Request.Path}?handler=Example";

    /// <summary>Shows the rule of now.</summary>
    public async Task OnGet(CancellationToken ct)
    {
        var own = (await Mediator.Send(new GetServiceFees(Me), ct)).Value.Policy.OwnRuleOf(Tender, Type?.TypeId);
        Form = RuleForm.Of(own, Type is not null && own is null);
        Work(own ?? new NoServiceFee());
    }

    /// <summary>Works the example with what is filled in, and keeps nothing.</summary>
    public async Task OnPostExample(CancellationToken ct)
    {
        var choice = Form.Read(ModelState);
        if (!ModelState.IsValid)
            return;

        var rule = choice?.Rule() ?? await RuleOfOthers(ct);
        if (rule.Error is { } refused)
        {
            _ = Refused(refused, nameof(Form));
            return;
        }

        Work(rule.Value);
        ShowsExample = true;
    }

    /// <summary>Keeps the rule.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        var choice = Form.Read(ModelState);
        if (!ModelState.IsValid)
            return Page();

        var done = await Mediator.Send(new SetServiceFee(Me, Tender, Type?.TypeId, choice), ct);
        return done.IsSuccess ? SeeOther(OverviewModel.Address, done.Value) : Refused(done.Error!, nameof(Form));
    }

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        var (tender, type) = (RouteData.Values["tender"] as string, RouteData.Values["type"] as string);
        if (Enum.GetValues<Tender>().Where(known => OverviewModel.NameOf(known).Path == tender).ToList() is not [var named])
            return NotFound();

        Tender = named;
        if (type == "others")
            return null;

        var types = (await Mediator.Send(new GetServiceFees(Me), ct)).Value.InvoiceTypes;
        Type = types.FirstOrDefault(known => known.TypeId.ToString(CultureInfo.InvariantCulture) == type);
        return Type is null ? NotFound() : null;
    }

    private async Task<Result<ServiceFeeRule>> RuleOfOthers(CancellationToken ct) =>
        (await Mediator.Send(new GetServiceFees(Me), ct)).Value.Policy.OwnRuleOf(Tender, null) ?? new NoServiceFee();

    private void Work(ServiceFeeRule rule)
    {
        var amounts = Samples.Select(Money.OfCents);
        if (RuleForm.Number(Form.ExampleDue) is { } own && Money.FromDollars(own) is { IsSuccess: true, Value: { IsPositive: true } due })
            amounts = amounts.Where(sample => sample != due).Prepend(due);
        Example = [.. amounts.Select(amount => (amount, rule.Of(amount)))];
    }
}
