using System.Globalization;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Domain.Audit;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Audit;

/// <summary>The audit trail, newest first, as its address filters it.</summary>
[Authorize(Policy = nameof(StaffAction.ViewAuditTrail))]
public sealed class IndexModel(IMediator mediator) : StaffPage(mediator)
{
    private const string Here = "/admin/audit";
    private const string NotADate = "Write a date as year, month and day, such as 2026-11-25.";

    /// <summary>What was done, such as <c>fee_waived</c>.</summary>
    [BindProperty(Name = "action", SupportsGet = true)]
    public string? Action { get; set; }

    /// <summary>The record it was done to, such as an invoice number.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Record { get; set; }

    /// <summary>The first day.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>The last day.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>Who did it.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Person { get; set; }

    /// <summary>Where the piece before this one ended.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    /// <summary>Whether the whole chain is to be worked out again.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Verify { get; set; }

    /// <summary>What is shown.</summary>
    public AuditPage Trail { get; private set; } = new([], null);

    /// <summary>What came of it, where the chain was to be verified.</summary>
    public AuditVerdict? Verdict { get; private set; }

    /// <summary>Whether anything is left out.</summary>
    public bool IsFiltered => Action is not null || Record is not null || From is not null || To is not null || Person is not null;

    /// <summary>Shows the trail.</summary>
    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        if (await Read(ct) is { } refused)
            return refused;
        if (Verify)
            Verdict = (await Mediator.Send(new VerifyAuditTrail(Me), ct)).Value;
        return Page();
    }

    /// <summary>The same entries as a file.</summary>
    public async Task<IActionResult> OnGetCsv(CancellationToken ct) => await Read(ct) ?? Csv.File(
        "audit-trail.csv",
        ["Number", "When", "Person", "Action", "Kind", "Record", "What"],
        Trail.Items.Select(line => (IReadOnlyList<object?>)
            [line.Number, line.At.ToString("u", CultureInfo.InvariantCulture), line.StaffName, line.Action, line.SubjectKind, line.SubjectId, line.What]));

    /// <summary>This page's address with one part of the filter changed, from the newest entry on.</summary>
    public string With(string name, string? value) => Address((name, value), ("before", null));

    /// <summary>The next piece of the same.</summary>
    public string Older => Address(("before", Trail.Next?.ToString(CultureInfo.InvariantCulture)));

    /// <summary>What is shown, as a file.</summary>
    public string AsFile => Address(("handler", "Csv"));

    private string Address(params (string Name, string? Value)[] changed)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("person", Person?.ToString()), ("action", Action), ("record", Record), ("from", From), ("to", To),
            ("before", Before?.ToString(CultureInfo.InvariantCulture)),
        };
        var query = new QueryBuilder(parts.Where(part => !changed.Any(change => change.Name == part.Name)).Concat(changed)
            .Where(part => !string.IsNullOrEmpty(part.Value))
            .Select(part => KeyValuePair.Create(part.Name, part.Value!)));
        return Here + query;
    }

    private async Task<IActionResult?> Read(CancellationToken ct)
    {
        var (from, to) = (Day(nameof(From), From), Day(nameof(To), To));
        if (from > to)
            ModelState.AddModelError(nameof(To), "The last day is before the first.");
        Limited(nameof(Action), Action, AuditEntry.LongestAction);
        Limited(nameof(Record), Record, AuditEntry.LongestSubject);
        if (!ModelState.IsValid)
            return Page();

        var filter = new AuditFilter(Person, Action?.Trim(), Record?.Trim(), from is { } first ? StartOf(first) : null, to is { } last ? StartOf(last.AddDays(1)) : null);
        var found = await Mediator.Send(new ListAuditEntries(Me, filter, Before, PageLimit.Usual), ct);
        if (found.Error is { } error)
            return Refused(error);
        Trail = found.Value;
        return null;
    }

    private void Limited(string field, string? text, int most)
    {
        if (text?.Length > most)
            ModelState.AddModelError(field, $"Nothing that is recorded here is longer than {most} characters.");
    }

    private DateOnly? Day(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9000)
            return day;
        ModelState.AddModelError(field, NotADate);
        return null;
    }

    private DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight));
    }
}
