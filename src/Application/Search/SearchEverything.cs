using System.Globalization;
using FluentValidation;
using Grancius.Application.Accounts;
using Grancius.Application.Common;
using Grancius.Application.Invoices;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using MediatR;

namespace Grancius.Application.Search;

/// <summary>Whatever a clerk types into the search box: a number, a name, an amount, a reference.</summary>
public sealed record SearchEverything(Actor By, string Text) : IQuery<Found>;

/// <param name="Amount">What was typed, where it can be read as dollars.</param>
/// <param name="ExactAccount">The one account whose whole number was typed.</param>
/// <param name="ExactInvoice">The one invoice whose whole number was typed.</param>
public sealed record Found(
    Money? Amount, string? ExactAccount, string? ExactInvoice, AccountRows ByName, AccountRows ByNumber, InvoiceRows Invoices, InvoiceRows ByAmount, InvoiceRows ByReference)
{
    public bool Nothing => ByName.Items.Count + ByNumber.Items.Count + Invoices.Items.Count + ByAmount.Items.Count + ByReference.Items.Count == 0;
}

internal sealed class SearchEverythingValidator : AbstractValidator<SearchEverything>
{
    public SearchEverythingValidator() => RuleFor(query => query.Text).NotEmpty().WithMessage("Type a number, a name, an amount or a reference.")
        .MaximumLength(100).WithMessage("Search for at most 100 characters.");
}

internal sealed class SearchEverythingHandler(IMediator mediator) : IQueryHandler<SearchEverything, Found>
{
    /// <summary>Shown of each kind; the rest is behind a link.</summary>
    private const int Few = 10;

    private static readonly AccountRows NoAccounts = new([], null);
    private static readonly InvoiceRows NoInvoices = new([], null);

    public async Task<Result<Found>> Handle(SearchEverything query, CancellationToken ct)
    {
        var (by, text) = (query.By, query.Text.Trim());
        var amount = AmountIn(text);
        var number = text.ToUpperInvariant();
        // Numbers have no spaces, and a name has no digits: each question is asked only where it can have an answer.
        var mayBeNumber = !text.Contains(' ', StringComparison.Ordinal) && !text.StartsWith('$');
        var accounts = mayBeNumber ? (await mediator.Send(new SearchAccounts(by, null, Short(text, 40), null, Few), ct)).Value : NoAccounts;
        var invoices = mayBeNumber ? (await mediator.Send(new SearchInvoices(by, Short(text, 60), null, null, null, null, Few), ct)).Value : NoInvoices;
        var names = text.Any(char.IsLetter) ? (await mediator.Send(new SearchAccounts(by, text, null, null, Few), ct)).Value : NoAccounts;
        var byAmount = amount is null ? NoInvoices : (await mediator.Send(new SearchInvoices(by, null, amount, null, null, null, Few), ct)).Value;
        var references = mayBeNumber ? (await mediator.Send(new SearchInvoices(by, null, null, text, null, null, Few), ct)).Value : NoInvoices;
        return new Found(
            amount, accounts.Items.FirstOrDefault(row => row.Number == number)?.Number, invoices.Items.FirstOrDefault(row => row.Number == number)?.Number,
            names, accounts, invoices, byAmount, references);
    }

    private static string Short(string text, int longest) => text.Length > longest ? text[..longest] : text;

    private static Money? AmountIn(string text) =>
        decimal.TryParse(text.StartsWith('$') ? text[1..] : text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var dollars)
        && dollars >= 0 && Money.FromDollars(dollars) is { IsSuccess: true } amount ? amount.Value : null;
}
