using System.Globalization;
using Grancius.Application.Fees;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Staff;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
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

    /// <summary>The example with its working, once it was asked for.</summary>
    public WorkedAmount? Example { get; private set; }

    /// <summary>Why the example cannot be worked out.</summary>
    public string? NoExample { get; private set; }

    /// <summary>Whether a draft is revised, rather than a new one written.</summary>
    public bool IsRevision => Version is not null;

    /// <summary>Shows the form, with what the draft says now, or the version in force as a beginning.</summary>
    public void OnGet()
    {
        var begin = IsRevision ? Version : Fee.InForce;
        if (begin is not null)
            Form.Show(begin.Terms.Rule);
        if (!IsRevision)
            return;

        (Form.From, Form.To) = (Iso(Version.Terms.From), Version.Terms.To is { } to ? Iso(to) : "");
        (Form.LegalReference, Form.Revision) = (Version.Terms.LegalReference, Version.Revision);
    }

    /// <summary>Shows the fields of another kind, or one band more; nothing is saved.</summary>
    public IActionResult OnPostFields()
    {
        ModelState.Clear();
        Form.AddBand();
        return Page();
    }

    /// <summary>Works the example out; nothing is saved.</summary>
    public async Task<IActionResult> OnPostExample(CancellationToken ct)
    {
        if (Form.Rule(ModelState) is not { } rule)
            return Page();

        var worked = await Mediator.Send(new WorkFeeExample(Me, rule, FeeNumber.Read(Form.Sample)), ct);
        if (worked.Error is { Fields: not null } unsound)
            return Refused(unsound, nameof(Form));

        (Example, NoExample) = worked.IsSuccess ? (worked.Value, null) : ((WorkedAmount?)null, worked.Error!.Message);
        return Page();
    }

    /// <summary>Saves the draft.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        var rule = Form.Rule(ModelState);
        var (from, to) = (Form.Day(nameof(DraftForm.From), Form.From, ModelState), string.IsNullOrWhiteSpace(Form.To) ? null : Form.Day(nameof(DraftForm.To), Form.To, ModelState));
        if (rule is null || from is null || !ModelState.IsValid)
            return Page();

        var terms = new FeeScheduleTerms(from.Value, to, rule, (Form.LegalReference ?? "").Trim());
        var (error, id) = await Save(terms, ct);
        if (error is null)
            return SeeOther($"{Home}/versions/{id}", "The draft is saved. It prices nothing before somebody else has approved it.");

        var fields = error.Fields?.ToDictionary(field => field.Key.Replace("terms.", "", StringComparison.Ordinal), field => field.Value);
        return Refused(error with { Fields = fields }, nameof(Form));
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
