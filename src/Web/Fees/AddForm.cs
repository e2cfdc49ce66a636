using System.Globalization;
using Grancius.Application.Fees;
using Grancius.Domain.Common;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Fees;

/// <summary>What a clerk types to add fees, and how it is read.</summary>
public abstract class AddForm(IMediator mediator, TimeProvider clock) : StaffPage(mediator)
{
    /// <summary>So many rows are offered at once.</summary>
    protected const int Blank = 3;

    /// <summary>More fees than these go on the account in another step.</summary>
    protected const int Most = 30;

    /// <summary>The account's number; null for a new one.</summary>
    [FromRoute]
    public string? Number { get; set; }

    /// <summary>Sent twice, the form adds its fees once.</summary>
    [BindProperty]
    public string? Key { get; set; }

    /// <summary>Of a new account.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Of a new account.</summary>
    [BindProperty]
    public string? Street { get; set; }

    /// <summary>Of a new account.</summary>
    [BindProperty]
    public string? City { get; set; }

    /// <summary>Of a new account.</summary>
    [BindProperty]
    public string? State { get; set; }

    /// <summary>Of a new account.</summary>
    [BindProperty]
    public string? Zip { get; set; }

    /// <summary>Of a new account.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>The fees.</summary>
    [BindProperty]
    public IList<AddRow> Rows { get; set; } = [];

    /// <summary>Whose schedules are used.</summary>
    [BindProperty]
    public string? AsOf { get; set; }

    /// <summary>When it is due; today where it is left empty.</summary>
    [BindProperty]
    public string? DueDate { get; set; }

    /// <summary>The permit or case.</summary>
    [BindProperty]
    public string? Reference { get; set; }

    /// <summary>The total in cents that was shown.</summary>
    [BindProperty]
    public long? Shown { get; set; }

    /// <summary>What may be charged.</summary>
    public IReadOnlyList<FeeChoice> Codes { get; protected set; } = [];

    /// <summary>The date it is at the jurisdiction.</summary>
    protected DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zone).DateTime);

    /// <summary>At least a few rows to type into.</summary>
    protected void Fill()
    {
        while (Rows.Count < Blank)
            Rows.Add(new AddRow());
    }

    /// <summary>The rows that were filled in, each with its number where its rule looks for it.</summary>
    protected IReadOnlyList<FeeOrder> Orders()
    {
        var orders = new List<FeeOrder>();
        for (var place = 0; place < Rows.Count; place++)
        {
            var row = Rows[place];
            if (row.IsEmpty)
                continue;

            if (Codes.FirstOrDefault(fee => string.Equals(fee.Code, row.Code?.Trim(), StringComparison.OrdinalIgnoreCase)) is not { } fee)
                ModelState.AddModelError($"Rows[{place}].Code", string.IsNullOrWhiteSpace(row.Code) ? "Enter the fee's code." : $"There is no fee code {row.Code} in force.");
            else if (fee.DependsOn != Domain.Fees.FeeDependsOn.Nothing && FeeNumber.Read(row.Value) is null)
                ModelState.AddModelError($"Rows[{place}].Value", $"Enter {(fee.InputLabel.Length > 0 ? fee.InputLabel.ToLowerInvariant() : "the amount")} as a number.");
            else
                orders.Add(FeeNumber.Order(fee, FeeNumber.Read(row.Value)));
        }

        if (orders.Count == 0 && ModelState.IsValid)
            ModelState.AddModelError("Rows[0].Code", "Enter at least one fee.");
        return orders;
    }

    /// <summary>A refusal beside the row or the field it is about; rows that were left empty are not counted by the use case.</summary>
    protected void Explain(Error error)
    {
        ArgumentNullException.ThrowIfNull(error);
        foreach (var (field, messages) in error.Fields ?? new Dictionary<string, string[]> { [error.Field ?? ""] = [error.Message] })
        {
            foreach (var message in messages)
                ModelState.AddModelError(KeyOf(field), message);
        }
    }

    private string KeyOf(string field)
    {
        var filled = Enumerable.Range(0, Rows.Count).Where(place => !Rows[place].IsEmpty).ToList();
        if (field.StartsWith("fees[", StringComparison.Ordinal) && int.TryParse(field.AsSpan(5, field.IndexOf(']', StringComparison.Ordinal) - 5), CultureInfo.InvariantCulture, out var order) && order < filled.Count)
            return $"Rows[{filled[order]}].{(field.EndsWith("feeCode", StringComparison.Ordinal) ? "Code" : "Value")}";

        return field switch
        {
            "customer.name" => nameof(Name),
            "customer.address" => nameof(Street),
            "customer.city" => nameof(City),
            "customer.state" => nameof(State),
            "customer.zip" => nameof(Zip),
            "customer.email" => nameof(Email),
            "dueDate" => nameof(DueDate),
            "externalReference" => nameof(Reference),
            "asOf" => nameof(AsOf),
            _ => "",
        };
    }

    /// <summary>A date as browsers send it.</summary>
    protected DateOnly? Date(string? typed, string field)
    {
        if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        ModelState.AddModelError(field, "Enter the date, such as 2026-11-25.");
        return null;
    }
}
