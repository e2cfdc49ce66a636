using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Invoices;
using Grancius.Application.Mail;
using Grancius.Application.PaymentSessions;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Mail;
using Grancius.Domain.PaymentLinks;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.PaymentLinks;

/// <summary>Makes a link to pay exactly these invoices of one account, to be printed, or mailed to the payer.</summary>
/// <param name="Email">Where it is mailed to; null to print it.</param>
/// <param name="Days">How long it is good for.</param>
public sealed record MakePaymentLink(
    Actor By, string AccountNumber, IReadOnlyList<string> InvoiceNumbers, string Language, string? Email, int Days) : ICommand<MadeLink>;

/// <param name="SealedToken">The secret as ciphertext: with it, and only with it, the link can be shown again.</param>
public sealed record MadeLink(Guid Id, string SealedToken, string? SentTo);

internal sealed class MakePaymentLinkValidator : AbstractValidator<MakePaymentLink>
{
    public MakePaymentLinkValidator()
    {
        RuleFor(command => command.AccountNumber).NotEmpty().MaximumLength(40);
        RuleFor(command => command.InvoiceNumbers).Must(numbers => numbers is { Count: > 0 and <= StartPaymentSessionValidator.MostInvoices })
            .WithMessage($"Choose 1 to {StartPaymentSessionValidator.MostInvoices} invoices.").WithName("invoices");
        RuleFor(command => command.Language).Must(language => language is "en" or "es").WithMessage("Choose English or Spanish.");
        RuleFor(command => command.Email).MaximumLength(254).EmailAddress().When(command => command.Email is not null)
            .WithMessage("Enter the e-mail address as name@example.com.");
        RuleFor(command => command.Days).InclusiveBetween(1, PaymentLink.MostDays).WithMessage($"A link is good for 1 to {PaymentLink.MostDays} days.");
    }
}

internal sealed class MakePaymentLinkHandler(IGranciusDb db, SessionSecrets secrets, ISeal seal, Mailbox mailbox, PublicAddress site, AuditTrail audit, TimeProvider clock)
    : ICommandHandler<MakePaymentLink, MadeLink>
{
    private static readonly Error NoPost = new("mail_not_set_up", "No mail server is set up here: print the link instead.", ErrorKind.Unprocessable) { Field = "email" };

    public async Task<Result<MadeLink>> Handle(MakePaymentLink command, CancellationToken ct)
    {
        if (!command.By.May(StaffAction.SendPaymentLinks))
            return AdjustmentErrors.NotAllowed;
        if (command.Email is not null && !mailbox.IsOn)
            return NoPost;

        return await db.Atomically(ct => Make(command, ct), ct);
    }

    private async Task<Result<MadeLink>> Make(MakePaymentLink command, CancellationToken ct)
    {
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(
            account => account.JurisdictionId == command.By.JurisdictionId && account.Number == command.AccountNumber, ct);
        if (account is null)
            return InvoiceErrors.AccountNotFound(command.AccountNumber);

        var numbers = command.InvoiceNumbers.Distinct().ToList();
        var invoices = await db.Invoices.AsNoTracking()
            .Where(invoice => invoice.AccountId == account.Id && numbers.Contains(invoice.Number))
            .OrderBy(invoice => invoice.Id).ToListAsync(ct);
        if (numbers.Find(number => !invoices.Exists(invoice => invoice.Number == number)) is { } unknown)
            return InvoiceErrors.NotFound(unknown);
        if (!invoices.Exists(invoice => invoice.State == InvoiceState.Open))
            return PaymentLinkErrors.NothingToPay;

        var (now, token) = (clock.GetUtcNow(), secrets.NextLink());
        var link = PaymentLink.Make(
            account, invoices, token, command.Language, command.Email, now + TimeSpan.FromDays(command.Days), command.By.AsSigner(), now);
        db.PaymentLinks.Add(link);
        if (command.Email is { } email)
        {
            var own = await db.Jurisdictions.AsNoTracking().SingleAsync(own => own.Id == command.By.JurisdictionId, ct);
            mailbox.Put(own.Id, LetterKind.PaymentLink, account.Number, email, LinkLetter.Of(link, own, invoices, LinkAddress.Of(site, own.Slug, token)), link.Id.Value);
        }

        // The address of the payer stays with the link: the trail is kept for ever.
        await audit.Record(command.By, "payment_link_made", "account", account.Number,
            $"{(command.Email is null ? "Printed" : "Mailed")} a payment link for {string.Join(", ", numbers)}, good for {command.Days} days", ct);
        return new MadeLink(link.Id.Value, seal.Close(LinkAddress.Purpose, token), link.SentTo);
    }
}
