using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.PaymentSessions;
using MediatR;

namespace Grancius.Application.PaymentSessions;

/// <summary>Asks the processor about a session now, and answers the session as it is then.</summary>
public sealed record CheckPaymentSession(string Jurisdiction, Guid Id) : ICommand<PaymentSessionDetails>;

internal sealed class CheckPaymentSessionValidator : AbstractValidator<CheckPaymentSession>
{
    public CheckPaymentSessionValidator() => RuleFor(command => command.Id).NotEmpty();
}

internal sealed class CheckPaymentSessionHandler(IMediator mediator, ProcessorCheck check) : ICommandHandler<CheckPaymentSession, PaymentSessionDetails>
{
    public async Task<Result<PaymentSessionDetails>> Handle(CheckPaymentSession command, CancellationToken ct)
    {
        var query = new GetPaymentSession(command.Jurisdiction, command.Id);
        var before = await mediator.Send(query, ct);
        if (before.Error is { } unknown)
            return unknown;

        var asked = await check.Run(new PaymentSessionId(command.Id), then: null, ct);
        return asked.Error is { } error ? error : await mediator.Send(query, ct);
    }
}
