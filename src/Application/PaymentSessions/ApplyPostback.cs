using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;

namespace Grancius.Application.PaymentSessions;

/// <summary>Holds a kept postback against its session and applies what is believed. Safe to repeat.</summary>
public sealed record ApplyPostback(Guid PostbackId) : ICommand<string>;

internal sealed class ApplyPostbackValidator : AbstractValidator<ApplyPostback>
{
    public ApplyPostbackValidator() => RuleFor(command => command.PostbackId).NotEmpty();
}

internal sealed class ApplyPostbackHandler(PostbackInbox inbox) : ICommandHandler<ApplyPostback, string>
{
    public Task<Result<string>> Handle(ApplyPostback command, CancellationToken ct) => inbox.Apply(command.PostbackId, ct);
}
