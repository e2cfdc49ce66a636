using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.PaymentSessions;

namespace Grancius.Application.PaymentSessions;

/// <summary>Keeps a postback as it came, whatever it says. Applying it is a second step that anyone may repeat.</summary>
/// <param name="Headers">Already without authorization and cookies.</param>
public sealed record ReceivePostback(
    string? JurisdictionName, string? Token, string RemoteAddress, string Headers, string Query, string Body, bool Truncated) : ICommand<Guid>;

internal sealed class ReceivePostbackValidator : AbstractValidator<ReceivePostback>
{
    /// <summary>What is longer is cut by the endpoint: the news is kept, not refused.</summary>
    public const int LongestBody = 64 * 1024;

    public ReceivePostbackValidator() => RuleFor(command => command.Body).NotNull().MaximumLength(LongestBody);
}

internal sealed class ReceivePostbackHandler(PostbackInbox inbox, TimeProvider clock) : ICommandHandler<ReceivePostback, Guid>
{
    public async Task<Result<Guid>> Handle(ReceivePostback command, CancellationToken ct)
    {
        var postback = Postback.Receive(
            command.JurisdictionName, command.Token, command.RemoteAddress, command.Headers, command.Query, command.Body, command.Truncated,
            clock.GetUtcNow());
        await inbox.Keep(postback, ct);
        return postback.Id;
    }
}
