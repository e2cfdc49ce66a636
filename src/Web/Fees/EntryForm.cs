using System.Globalization;
using Grancius.Domain.Fees;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Grancius.Web.Fees;

/// <summary>An entry of the register as it is typed: every field is text until it is read.</summary>
public sealed class EntryForm
{
    private const string Yes = "yes";
    private const string No = "no";

    /// <summary>Such as BLD-PERMIT; never changed once it is registered.</summary>
    public string? Code { get; set; }

    /// <summary>What payers read in English.</summary>
    public string? Label { get; set; }

    /// <summary>What payers read in Spanish.</summary>
    public string? LabelEs { get; set; }

    /// <summary>The number of the invoice type.</summary>
    public string? InvoiceTypeId { get; set; }

    /// <summary>What number the fee is worked out from.</summary>
    public string? InputLabel { get; set; }

    /// <summary>The same in Spanish.</summary>
    public string? InputLabelEs { get; set; }

    /// <summary>General ledger accounts with their parts.</summary>
    public List<GlRow> GlParts { get; set; } = [];

    /// <summary>The processor's own code; empty for none.</summary>
    public string? ExternalChargeCode { get; set; }

    /// <summary>Whether payers may start it themselves: yes or no.</summary>
    public string? Shown { get; set; } = Yes;

    /// <summary>Whether it may be charged: yes or no.</summary>
    public string? Active { get; set; } = Yes;

    /// <summary>The number of changes of the entry that was shown.</summary>
    public int Changes { get; set; }

    /// <summary>The warning that was read and confirmed.</summary>
    public string? Confirmed { get; set; }

    /// <summary>Fills the fields with an entry.</summary>
    public void Show(FeeCodeTerms terms, int changes)
    {
        ArgumentNullException.ThrowIfNull(terms);
        (Label, LabelEs, InputLabel, InputLabelEs) = (terms.Label, terms.LabelEs, terms.InputLabel, terms.InputLabelEs);
        (InvoiceTypeId, ExternalChargeCode) = (terms.InvoiceTypeId.ToString(CultureInfo.InvariantCulture), terms.ExternalChargeCode);
        GlParts = [.. terms.GlParts.Select(part => new GlRow { Account = part.GlAccount, Percent = (part.BasisPoints / 100m).ToString("0.00", CultureInfo.InvariantCulture) })];
        (Shown, Active, Changes) = (terms.ShownToPayers ? Yes : No, terms.Active ? Yes : No, changes);
    }

    /// <summary>One row more for a further account; at least one, to begin with for the whole fee.</summary>
    public void AddAccount()
    {
        if (GlParts.Count < GlDistribution.MostParts)
            GlParts.Add(new GlRow { Percent = GlParts.Count == 0 ? "100.00" : "" });
    }

    /// <summary>What the register is to say, or null with a message beside each account or part that cannot be read.</summary>
    public FeeCodeTerms? Read(ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var parts = GlParts.Select((row, place) => (row, place)).Where(pair => !pair.row.IsEmpty).Take(GlDistribution.MostParts + 1)
            .Select(pair => new GlPart(Account(pair.row, pair.place, state), BasisPoints(pair.row, pair.place, state))).ToList();
        if (Shown is not (Yes or No))
            state.AddModelError("Form.Shown", "Choose yes or no.");
        if (Active is not (Yes or No))
            state.AddModelError("Form.Active", "Choose yes or no.");
        if (!state.IsValid)
            return null;

        return new FeeCodeTerms(
            Text(Label), Text(LabelEs), Text(InputLabel), Text(InputLabelEs),
            int.TryParse(InvoiceTypeId, NumberStyles.None, CultureInfo.InvariantCulture, out var type) ? type : 0,
            string.IsNullOrWhiteSpace(ExternalChargeCode) ? null : Text(ExternalChargeCode), parts, Shown == Yes, Active == Yes);
    }

    private static string Account(GlRow row, int place, ModelStateDictionary state)
    {
        var account = Text(row.Account);
        if (account.Length == 0)
            state.AddModelError($"Form.GlParts[{place}].Account", "Enter the account this part goes to, or clear the row.");
        else if (GlDistribution.Check(GlDistribution.To(account)).Error is { } unreadable)
            state.AddModelError($"Form.GlParts[{place}].Account", unreadable.Message);
        return account;
    }

    private static int BasisPoints(GlRow row, int place, ModelStateDictionary state)
    {
        var typed = Text(row.Percent).TrimEnd('%');
        if (FeeNumber.Read(typed) is { } percent && percent is > 0 and <= 100 && decimal.Round(percent, 2) == percent)
            return (int)(percent * 100);

        state.AddModelError($"Form.GlParts[{place}].Percent", "Enter a part from 0.01 to 100.00 with at most two decimals, such as 62.50.");
        return 0;
    }

    private static string Text(string? typed) => (typed ?? "").Trim();
}
