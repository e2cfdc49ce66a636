using System.Text.Json.Serialization;
using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.PaymentSessions;

/// <summary>Opens an attempt to pay invoices at the processor, and says where to send the payer.</summary>
/// <param name="InvoiceNumbers">All of the account that have a balance due, where none are named.</param>
/// <param name="Language">"en" or "es": what the payer is written to in.</param>
/// <param name="ShownFees">The service fees that the payer has seen: where they are not those that would be sent, nothing is opened.</param>
/// <param name="Resume">A payer came back: answer the attempt that is under way for just these invoices instead of refusing.</param>
public sealed record StartPaymentSession(
    string Jurisdiction, string AccountNumber, IReadOnlyList<string>? InvoiceNumbers, PaymentMethod Method, Guid? ReaderId,
    string Language, bool Resume, string? IdempotencyKey,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ServiceFeeQuote? ShownFees = null) : ICommand<StartedSession>;

public sealed record StartedSession(
    Guid Id, PaymentSessionStatus State, Money Amount, string? RedirectUrl, ProcessorVersion ProcessorVersion, string Token)
{
    internal static StartedSession Of(PaymentSession session) =>
        new(session.Id.Value, session.Status, session.Amount, session.RedirectUrl, session.ProcessorVersion, session.Token);
}

internal sealed class StartPaymentSessionValidator : AbstractValidator<StartPaymentSession>
{
    public const int MostInvoices = 50;

    public StartPaymentSessionValidator()
    {
        RuleFor(command => command.AccountNumber).NotEmpty().WithMessage("Say which account is to be paid.").MaximumLength(40);
        RuleFor(command => command.InvoiceNumbers).Must(numbers => numbers is null or { Count: > 0 and <= MostInvoices })
            .WithMessage($"Name 1 to {MostInvoices} invoices, or leave them out to pay all.");
        RuleFor(command => command.Method).IsInEnum();
        RuleFor(command => command.Language).Must(language => language is "en" or "es");
        RuleFor(command => command.IdempotencyKey).MaximumLength(IdempotentAnswer.LongestKey).WithName("Idempotency-Key");
    }
}

internal sealed class StartPaymentSessionHandler(IGranciusDb db, SessionOpening opening, ProcessorCheck check) : ICommandHandler<StartPaymentSession, StartedSession>
{
    public async Task<Result<StartedSession>> Handle(StartPaymentSession command, CancellationToken ct)
    {
        var started = await opening.Open(command, ct);
        return command.Resume && started.Error is { Code: "invoice_in_payment", SessionId: { } holder }
            ? await Resume(command, new PaymentSessionId(holder), started, ct)
            : started;
    }

    /// <summary>
    /// The payer came back. The attempt under way is continued where it is for the same invoices and fees and has a page; one
    /// that is not is asked about, and makes room when the processor says that nothing was paid.
    /// </summary>
    private async Task<Result<StartedSession>> Resume(
        StartPaymentSession command, PaymentSessionId holder, Result<StartedSession> refusal, CancellationToken ct)
    {
        var session = await db.PaymentSessions.AsNoTracking().SingleAsync(session => session.Id == holder, ct);
        var same = command.InvoiceNumbers is null || command.InvoiceNumbers.ToHashSet().SetEquals(session.Invoices.Select(line => line.Number));
        if (!same || session.AccountNumber != command.AccountNumber || session.Status == PaymentSessionStatus.UnderReview)
            return refusal;
        // Its page takes the fees that it was opened with: whoever was shown others needs another attempt.
        var asShown = command.ShownFees is not { } shown || shown == ServiceFeeQuote.Sum(session.Invoices.Select(line => line.ServiceFees));
        if (session.RedirectUrl is not null && asShown && session.Method == command.Method && session.ReaderId?.Value == command.ReaderId)
            return StartedSession.Of(session);

        var asked = await check.Run(holder, (waiting, now) => waiting.Cancel(now), ct);
        // A conflict says that it is over already, which makes room as well.
        return asked.IsSuccess || asked.Error!.Kind == ErrorKind.Conflict ? await opening.Open(command, ct) : asked.Error;
    }
}
