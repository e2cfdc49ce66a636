using System.Globalization;
using Grancius.Application.Fees;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Staff;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Grancius.Web.Fees;

/// <summary>The form of a draft, new or to be revised, with an example that is worked out beside it.</summary>
[Authorize(Policy = nameof(StaffAction.MaintainRegister))]
public sealed class DraftModel(IMediator mediator) : RegisterPage(mediator)
{
    /// <summary>The kinds there are.</summary>
    public IReadOnlyList<SelectListItem> Kinds { get; } = [.. DraftForm.Kinds.Select(kind => new SelectListItem(kind.Value, kind.Key))];

    /// <summary>What is typed.</summary>
    [BindProperty]
    public DraftForm Form { get; set; } = new();

    /// <summary>The example with its working, where what is typed makes a rule.</summary>
    public WorkedAmount? Example { get; private set; }

    /// <summary>The same number with the version in force.</summary>
    public WorkedAmount? Today { get; private set; }

    /// <summary>Why there is no example.</summary>
    public string NoExample { get; private set; } = "Fill in the fields to see what a payer would pay.";

    /// <summary>What number the example is worked out from; null for a fee that depends on none.</summary>
    public string? SampleLabel => FeeSample.LabelOf(Form, Fee.Terms);

    /// <summary>Whether a draft is revised, rather than a new one written.</summary>
    public bool IsRevision => Version is not null;

    /// <summary>Shows the form, with what the draft says now, or the version in force as a beginning.</summary>
    public Task OnGet(CancellationToken ct)
    {
        var begin = IsRevision ? Version : Fee.InForce;
        if (begin is not null)
            Form.Show(begin.Terms.Rule);
        if (IsRevision)
        {
            (Form.From, Form.To) = (Iso(Version.Terms.From), Version.Terms.To is { } to ? Iso(to) : "");
            (Form.LegalReference, Form.Revision) = (Version.Terms.LegalReference, Version.Revision);
        }

        return Begin(ct);
    }

    /// <summary>Shows the fields of another kind; nothing is saved.</summary>
    public Task OnPostFields(CancellationToken ct) => Begin(ct);

    /// <summary>Shows one band more; nothing is saved.</summary>
    public Task OnPostBand(CancellationToken ct)
    {
        Form.AddBand();
        return Begin(ct);
    }

    /// <summary>Works the example out; nothing is saved.</summary>
    public async Task<IActionResult> OnPostExample(CancellationToken ct) => await Work(Form.Rule(ModelState), ct) is { Fields: not null } unsound
        ? Refused(unsound, nameof(Form))
        : Page();

    /// <summary>Saves the draft.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        var rule = Form.Rule(ModelState);
        var (from, to) = (Form.Day(nameof(DraftForm.From), Form.From, ModelState), string.IsNullOrWhiteSpace(Form.To) ? null : Form.Day(nameof(DraftForm.To), Form.To, ModelState));
        _ = await Work(rule, ct);
        if (rule is null || from is null || !ModelState.IsValid)
            return Page();

        var terms = new FeeScheduleTerms(from.Value, to, rule, (Form.LegalReference ?? "").Trim());
        var (error, id) = await Save(terms, ct);
        if (error is null)
            return SeeOther($"{Home}/versions/{id}", "The draft is saved. It prices nothing before somebody else has approved it.");

        var fields = error.Fields?.ToDictionary(field => field.Key.Replace("terms.", "", StringComparison.Ordinal), field => field.Value);
        return Refused(error with { Fields = fields }, nameof(Form));
    }

    private async Task Begin(CancellationToken ct)
    {
        ModelState.Clear();
        Form.Begin();
        // What is not filled in yet is no mistake: the complaints are dropped.
        _ = await Work(Form.Rule(new ModelStateDictionary()), ct);
    }

    private async Task<Error?> Work(FeeRule? rule, CancellationToken ct)
    {
        if (rule is null)
            return null;

        var given = FeeNumber.Read(Form.Sample);
        if (given is null && rule.DependsOn != FeeDependsOn.Nothing && rule.Check().IsSuccess)
        {
            NoExample = "Type a number above to try it with.";
            return null;
        }

        var worked = await Mediator.Send(new WorkFeeExample(Me, rule, given), ct);
        if (worked.Error is { } error)
        {
            NoExample = error.Fields is null ? error.Message : NoExample;
            return error;
        }

        Example = worked.Value;
        if (Fee.InForce?.Terms.Rule is { } now && now.DependsOn == rule.DependsOn)
            Today = await Mediator.Send(new WorkFeeExample(Me, now, given), ct) is { IsSuccess: true } today ? today.Value : null;
        return null;
    }

    private async Task<(Error? Error, Guid Id)> Save(FeeScheduleTerms terms, CancellationToken ct)
    {
        if (IsRevision)
            return ((await Mediator.Send(new ReviseFeeSchedule(Me, Fee.Code, Version.Id, Form.Revision, terms), ct)).Error, Version.Id);

        var drafted = await Mediator.Send(new DraftFeeSchedule(Me, Fee.Code, terms), ct);
        return (drafted.Error, drafted.IsSuccess ? drafted.Value : default);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
