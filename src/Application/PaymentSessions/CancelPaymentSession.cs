using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.PaymentSessions;
using MediatR;

namespace Grancius.Application.PaymentSessions;

/// <summary>
/// Gives an attempt up, after asking the processor. When it turns out to be paid, it is paid; when the processor cannot be
/// asked, it is not cancelled.
/// </summary>
public sealed record CancelPaymentSession(string Jurisdiction, Guid Id) : ICommand<PaymentSessionDetails>;

internal sealed class CancelPaymentSessionValidator : AbstractValidator<CancelPaymentSession>
{
    public CancelPaymentSessionValidator() => RuleFor(command => command.Id).NotEmpty();
}

internal sealed class CancelPaymentSessionHandler(IMediator mediator, ProcessorCheck check) : ICommandHandler<CancelPaymentSession, PaymentSessionDetails>
{
    public async Task<Result<PaymentSessionDetails>> Handle(CancelPaymentSession command, CancellationToken ct)
    {
        var query = new GetPaymentSession(command.Jurisdiction, command.Id);
        var before = await mediator.Send(query, ct);
        if (before.Error is { } unknown)
            return unknown;
        if (before.Value.State is PaymentSessionStatus.Paid)
            return PaymentSessionErrors.CannotCancel(before.Value.State, new PaymentSessionId(command.Id));

        var asked = await check.Run(new PaymentSessionId(command.Id), (session, now) => session.Cancel(now), ct);
        return asked.Error is { } error ? error : await mediator.Send(query, ct);
    }
}
