using Grancius.Application.Fees;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Grancius.Web.Fees;

/// <summary>The form of an entry of the register: a new one, or the one that the address names.</summary>
[Authorize(Policy = nameof(StaffAction.MaintainRegister))]
public sealed class EntryModel(IMediator mediator) : StaffPage(mediator)
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public EntryForm Form { get; set; } = new();

    /// <summary>The entry that is changed; null where one is registered.</summary>
    public RegisteredFee? Fee { get; private set; }

    /// <summary>The departments there are.</summary>
    public IReadOnlyList<SelectListItem> Departments { get; private set; } = [];

    /// <summary>What saving would do to the biller's readers, to be confirmed first.</summary>
    public string? Warning { get; private set; }

    /// <summary>Where the form is sent to with a row more.</summary>
    public string AccountAddress => $"{Request.Path}?handler=Account";

    /// <summary>Shows the entry as it is, or an empty form.</summary>
    public void OnGet()
    {
        if (Fee is { } fee)
            Form.Show(fee.Terms, fee.Changes);
        else
            Form.AddAccount();
    }

    /// <summary>Shows one account more; nothing is saved.</summary>
    public IActionResult OnPostAccount()
    {
        ModelState.Clear();
        Form.AddAccount();
        return Page();
    }

    /// <summary>Saves the entry.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (Form.Read(ModelState) is not { } terms)
            return Page();

        var code = Fee?.Code ?? (Form.Code ?? "").Trim();
        var done = Fee is null
            ? await Mediator.Send(new RegisterFeeCode(Me, code, terms, Form.Confirmed), ct)
            : await Mediator.Send(new ChangeFeeCode(Me, code, Form.Changes, terms, Form.Confirmed), ct);
        if (done.Error is { } error)
            return NotSaved(error);

        return SeeOther($"/fees/codes/{code}", Fee is null ? $"{code} is registered. It costs nothing until a version is drafted and approved." : done.Value);
    }

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        Departments = [.. (await Mediator.Send(new ListInvoiceTypes(Me), ct)).Value.Select(type => new SelectListItem($"{type.TypeId} {type.Name}", $"{type.TypeId}"))];
        if (RouteData.Values["code"] is not string code)
            return null;

        var found = await Mediator.Send(new GetRegisteredFee(Me, code), ct);
        Fee = found.IsSuccess ? found.Value : null;
        return Fee is null ? NotFound() : null;
    }

    private IActionResult NotSaved(Error error)
    {
        if (error.Field == "confirmed")
        {
            Warning = error.Message;
            return Refused(error with { Message = "Read what happens to the EMV readers, and confirm it.", Field = nameof(EntryForm.Confirmed) }, nameof(Form));
        }

        return Refused(error with { Field = FieldOf(error.Field), Fields = error.Fields?.ToDictionary(field => FieldOf(field.Key)!, field => field.Value) }, nameof(Form));
    }

    /// <summary>The form's field, by the use case's name of it.</summary>
    private static string? FieldOf(string? name) => name?.Replace("terms.", "", StringComparison.Ordinal) is { Length: > 0 } own ? char.ToUpperInvariant(own[0]) + own[1..] : null;
}
