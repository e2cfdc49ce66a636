using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Mail;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Mail;

/// <summary>Has a letter go out again, or at once where it waits.</summary>
public sealed record SendLetterAgain(Actor By, Guid Id) : ICommand<Guid>;

internal sealed class SendLetterAgainValidator : AbstractValidator<SendLetterAgain>;

internal sealed class SendLetterAgainHandler(IGranciusDb db, AuditTrail audit, TimeProvider clock) : ICommandHandler<SendLetterAgain, Guid>
{
    public Task<Result<Guid>> Handle(SendLetterAgain command, CancellationToken ct) => db.Atomically<Result<Guid>>(async ct =>
    {
        var id = new LetterId(command.Id);
        if (await db.Letters.ForUpdate().SingleOrDefaultAsync(letter => letter.Id == id && letter.JurisdictionId == command.By.JurisdictionId, ct) is not { } letter)
            return MailErrors.NotFound;
        if (letter.SendAgain(clock.GetUtcNow()).Error is { } gone)
            return gone;

        await audit.Record(command.By, "letter_sent_again", "letter", letter.About, $"Had the letter {letter.Kind} about {letter.About} sent again", ct);
        return command.Id;
    }, ct);
}
