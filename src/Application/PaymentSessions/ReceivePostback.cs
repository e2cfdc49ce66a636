using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.PaymentSessions;

namespace Grancius.Application.PaymentSessions;

/// <summary>Keeps a postback as it came, whatever it says. Applying it is a second step that anyone may repeat.</summary>
public sealed record ReceivePostback(SentPostback Sent) : ICommand<Guid>;

/// <summary>What came to the address of the silent postback.</summary>
/// <param name="Headers">Already without authorization and cookies.</param>
public sealed record SentPostback(string? JurisdictionName, string? Token, string RemoteAddress, string Headers, string Query, string Body, bool Truncated)
{
    /// <summary>However often it is taken or received, it is stored once.</summary>
    internal Guid Id { get; } = Ids.Next();

    internal Postback At(DateTimeOffset now) => Postback.Receive(Id, JurisdictionName, Token, RemoteAddress, Headers, Query, Body, Truncated, now);
}

internal sealed class SentPostbackValidator : AbstractValidator<SentPostback>
{
    /// <summary>What is longer is cut by the endpoint: the news is kept, not refused.</summary>
    public const int LongestBody = 64 * 1024;

    public SentPostbackValidator() => RuleFor(sent => sent.Body).NotNull().MaximumLength(LongestBody);
}

internal sealed class ReceivePostbackValidator : AbstractValidator<ReceivePostback>
{
    public ReceivePostbackValidator() => RuleFor(command => command.Sent).NotNull().SetValidator(new SentPostbackValidator());
}

internal sealed class ReceivePostbackHandler(PostbackInbox inbox, TimeProvider clock) : ICommandHandler<ReceivePostback, Guid>
{
    public async Task<Result<Guid>> Handle(ReceivePostback command, CancellationToken ct)
    {
        var postback = command.Sent.At(clock.GetUtcNow());
        await inbox.Keep(postback, ct);
        return postback.Id;
    }
}
