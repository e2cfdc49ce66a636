using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Jurisdictions;

/// <summary>What payers agree to by going on to pay, in both languages or in none.</summary>
public sealed record SetPaymentTerms(Actor By, string English, string Spanish) : ICommand<string>;

internal sealed class SetPaymentTermsValidator : AbstractValidator<SetPaymentTerms>
{
    public SetPaymentTermsValidator()
    {
        RuleFor(command => command.English).MaximumLength(PaymentTerms.Longest).WithMessage($"Use at most {PaymentTerms.Longest:N0} characters.");
        RuleFor(command => command.Spanish).MaximumLength(PaymentTerms.Longest).WithMessage($"Use at most {PaymentTerms.Longest:N0} characters.");
        RuleFor(command => command.English).NotEmpty().When(command => command.Spanish.Length > 0)
            .WithMessage("Enter the terms in English too, or leave both empty: every payer reads the same.");
        RuleFor(command => command.Spanish).NotEmpty().When(command => command.English.Length > 0)
            .WithMessage("Enter the terms in Spanish too, or leave both empty: every payer reads the same.");
    }
}

internal sealed class SetPaymentTermsHandler(IGranciusDb db, JurisdictionChange change) : ICommandHandler<SetPaymentTerms, string>
{
    public Task<Result<string>> Handle(SetPaymentTerms command, CancellationToken ct) => change.Make(command.By, "payment_terms_changed", async (jurisdiction, ct) =>
    {
        var terms = await db.PaymentTerms.SingleOrDefaultAsync(terms => terms.JurisdictionId == jurisdiction.Id, ct);
        if (terms is null)
            db.PaymentTerms.Add(terms = new PaymentTerms(jurisdiction.Id));
        terms.Are(command.English, command.Spanish);
        return command.English.Length == 0 ? "Removed the terms of payment." : "Changed the terms of payment. Payers see them from now on.";
    }, ct);
}
