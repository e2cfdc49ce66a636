using FluentValidation;
using Grancius.Application.Accounts;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Jurisdictions;
using Grancius.Application.Staff;
using Grancius.Domain.Accounts;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Fees;

/// <summary>
/// Assesses fees on an account, one invoice per invoice type. Without an account number a new account is made; a number
/// that does not exist yet is opened under that number.
/// </summary>
/// <param name="AsOf">The date whose schedules are used; today in the jurisdiction where none is given.</param>
/// <param name="ExternalReference">The permit or case the caller knows the fees by.</param>
public sealed record AssessFees(
    string Jurisdiction, string? AccountNumber, Customer Customer, IReadOnlyList<FeeOrder> Fees, DateOnly? InvoiceDate, DateOnly? DueDate,
    DateOnly? AsOf, string? ExternalReference, string? IdempotencyKey) : ICommand<AssessedFees>
{
    /// <summary>The staff member who adds them; null where a payer or a program does.</summary>
    internal Actor? By { get; init; }
}

public sealed record AssessedFees(string AccountNumber, IReadOnlyList<AssessedFee> Fees, IReadOnlyList<IssuedInvoice> Invoices, Money Total);

public sealed record AssessedFee(Guid Id, string FeeCode, Money Amount, string Explanation, string InvoiceNumber);

public sealed record IssuedInvoice(string InvoiceNumber, int InvoiceTypeId, Money BalanceDue);

internal sealed class AssessFeesValidator : AbstractValidator<AssessFees>
{
    public AssessFeesValidator()
    {
        RuleFor(command => command.AccountNumber).Matches("^[A-Za-z0-9][A-Za-z0-9-]{0,39}$").When(command => command.AccountNumber is not null)
            .WithMessage("An account number has letters, digits and dashes, at most 40.");
        RuleFor(command => command.Customer).NotNull().WithMessage("Say whose fees they are: name, address, city, state and zip.")
            .SetValidator(new CustomerValidator());
        RuleFor(command => command.Fees).NotEmpty().WithMessage("Give at least one fee.")
            .Must(fees => fees is null || fees.Count <= Pricing.MostFees).WithMessage($"At most {Pricing.MostFees} fees at once.");
        RuleForEach(command => command.Fees).NotNull().WithMessage("A fee is missing.").SetValidator(new FeeOrderValidator());
        RuleFor(command => command.DueDate).GreaterThanOrEqualTo(command => command.InvoiceDate)
            .When(command => command is { DueDate: not null, InvoiceDate: not null }).WithMessage("The due date is not before the invoice date.");
        RuleFor(command => command.ExternalReference).MaximumLength(100);
        RuleFor(command => command.IdempotencyKey).MaximumLength(IdempotentAnswer.LongestKey).WithName("Idempotency-Key");
    }
}

internal sealed class AssessFeesHandler(IGranciusDb db, Tenants tenants, AuditTrail audit, TimeProvider clock) : ICommandHandler<AssessFees, AssessedFees>
{
    public async Task<Result<AssessedFees>> Handle(AssessFees command, CancellationToken ct)
    {
        var jurisdiction = await tenants.Named(command.Jurisdiction, ct);
        if (jurisdiction.Error is { } unknown)
            return unknown;

        var today = jurisdiction.Value.DateAt(clock.GetUtcNow());
        // Keys are kept by jurisdiction, however its address was written then or is now.
        var hash = command.IdempotencyKey is null ? "" : IdempotentAnswer.HashOf(command with { Jurisdiction = "" });
        var priced = await db.Price(jurisdiction.Value.Id, command.Fees, command.AsOf ?? today, ct);
        // A fee that was assessed may have gone from the register since: its answer has not.
        if (priced.Error is { } error)
            return await Answered(jurisdiction.Value, command.IdempotencyKey, hash, ct) ?? error;

        // Taken before the transaction, so that nobody waits for another's commit to get a number.
        var number = command.AccountNumber ?? await db.NextAccountNumber(jurisdiction.Value, ct);
        var again = false;
        return await db.Atomically(async ct =>
        {
            if (await Answered(jurisdiction.Value, command.IdempotencyKey, hash, ct) is { } answered)
                return answered;

            // The store's key says that the number is taken: somebody else has used it as his own.
            if (again && command.AccountNumber is null)
                number = await db.FreeAccountNumber(jurisdiction.Value, ct);
            again = true;
            var result = await Assess(command, jurisdiction.Value, number, priced.Value, today, ct);
            if (command.IdempotencyKey is { } fresh && result.IsSuccess)
            {
                var answer = new IdempotentAnswer(jurisdiction.Value.Id, nameof(AssessFees), fresh, hash, clock.GetUtcNow());
                answer.Is(result);
                db.IdempotentAnswers.Add(answer);
            }

            return result;
        }, ct);
    }

    /// <summary>What was answered to the key before; null where it is new, or there is none.</summary>
    private async Task<Result<AssessedFees>?> Answered(Jurisdiction jurisdiction, string? key, string hash, CancellationToken ct) =>
        key is not null && await db.AnswerTo(jurisdiction.Id, nameof(AssessFees), key, ct) is { } first ? first.Replay<AssessedFees>(hash) : null;

    private async Task<Result<AssessedFees>> Assess(
        AssessFees command, Jurisdiction jurisdiction, string number, IReadOnlyList<PricedFee> priced, DateOnly today, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var account = command.AccountNumber is null
            ? db.OpenAccount(jurisdiction.Id, number, command.Customer, now)
            : await db.OpenOrFindAccount(jurisdiction.Id, number, command.Customer, now, ct);
        // The account's row is locked: two assessments on one account cannot make the same invoice number.
        var invoices = account.OpenedAt == now
            ? []
            : await db.Invoices.ForUpdate().Where(invoice => invoice.AccountId == account.Id).OrderBy(invoice => invoice.Id).ToListAsync(ct);

        var fees = new List<AssessedFee>();
        var touched = new List<Invoice>();
        foreach (var (code, given, worked) in priced)
        {
            var invoice = InvoiceFor(account, code.InvoiceTypeId, invoices, command, today, now);
            if (invoice.Charge(code.Distribute(worked.Amount)).Error is { } closed)
                return closed;

            var fee = Fee.Assess(invoice, code, given, worked, command.AsOf ?? today, command.ExternalReference, command.By?.Name, now);
            db.Fees.Add(fee);
            fees.Add(new AssessedFee(fee.Id.Value, code.Code, fee.Amount, fee.Explanation.En, invoice.Number));
            if (!touched.Contains(invoice))
                touched.Add(invoice);
        }

        var total = Money.Sum(fees.Select(fee => fee.Amount));
        if (total.IsPositive)
            db.JournalEntries.Add(FeeLedger.Entry(jurisdiction.Id, number, priced, now));
        touched.ForEach(invoice => invoice.SettleIfNothingIsDue(now));
        if (command.By is { } by)
            await audit.Record(by, "fees_assessed", "account", number, $"Assessed {string.Join(", ", fees.Select(fee => $"{fee.FeeCode} {fee.Amount}"))} on {string.Join(", ", touched.Select(invoice => invoice.Number))}", ct);
        return new AssessedFees(number, fees,
            [.. touched.Select(invoice => new IssuedInvoice(invoice.Number, invoice.TypeId, invoice.BalanceDue))], total);
    }

    private Invoice InvoiceFor(Account account, int typeId, List<Invoice> invoices, AssessFees command, DateOnly today, DateTimeOffset now)
    {
        var ofType = invoices.Where(invoice => invoice.TypeId == typeId).ToList();
        if (ofType.Find(invoice => invoice.MayGrow) is { } open)
            return open;

        var date = command.InvoiceDate ?? today;
        var due = command.DueDate ?? (date > today ? date : today);
        var invoice = Invoice.Issue(account, typeId, ofType.Count + 1, date, due < date ? date : due, now);
        db.Invoices.Add(invoice);
        invoices.Add(invoice);
        return invoice;
    }
}
