using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;

namespace Grancius.Application.PaymentSessions;

/// <summary>
/// Keeps a postback and applies it with one commit, where nothing is in the way. Where something is, it is neither kept
/// nor applied, and whoever sent it is answered only once <see cref="ReceivePostback"/> has kept it.
/// </summary>
/// <param name="ToBegin">It is neither kept nor applied where that is not begun in this time; null waits for its turn.</param>
public sealed record TakePostback(SentPostback Sent, TimeSpan? ToBegin = null) : ICommand<TakenPostback>;

/// <param name="Outcome">What became of it, in words for its record.</param>
public sealed record TakenPostback(Guid Id, string Outcome);

internal sealed class TakePostbackValidator : AbstractValidator<TakePostback>
{
    public TakePostbackValidator() => RuleFor(command => command.Sent).NotNull().SetValidator(new SentPostbackValidator());
}

internal sealed class TakePostbackHandler(PostbackInbox inbox, TimeProvider clock) : ICommandHandler<TakePostback, TakenPostback>
{
    public async Task<Result<TakenPostback>> Handle(TakePostback command, CancellationToken ct)
    {
        var postback = command.Sent.At(clock.GetUtcNow());
        var taken = await inbox.Take(postback, command.ToBegin, ct);
        return taken.Error is { } error ? error : new TakenPostback(postback.Id, taken.Value);
    }
}
