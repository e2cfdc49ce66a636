using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Grancius.Application.Mail;

/// <summary>Sends the letters that are due. Safe to run twice and on two nodes; a letter that comes again has the same id.</summary>
public sealed record SendLetters(int Most = 500) : ICommand<JobReport>;

internal sealed class SendLettersValidator : AbstractValidator<SendLetters>
{
    public SendLettersValidator() => RuleFor(command => command.Most).InclusiveBetween(1, 10_000);
}

internal sealed partial class SendLettersHandler(IGranciusDb db, LetterWriter writer, IPost post, TimeProvider clock, ILogger<SendLettersHandler> log)
    : ICommandHandler<SendLetters, JobReport>
{
    /// <summary>How long a node keeps a letter to itself while it sends it; longer than that ever takes.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    public async Task<Result<JobReport>> Handle(SendLetters command, CancellationToken ct)
    {
        if (!post.IsOn)
            return new JobReport(0, 0, 0, 0);

        var now = clock.GetUtcNow();
        var due = await db.Letters.AsNoTracking()
            .Where(letter => letter.DueAt <= now)
            .OrderBy(letter => letter.DueAt).ThenBy(letter => letter.Id)
            .Take(command.Most)
            .Select(letter => letter.Id)
            .ToListAsync(ct);
        var (done, skipped, failed) = (0, 0, 0);
        foreach (var id in due)
        {
            try
            {
                switch (await Send(id, ct))
                {
                    case null: skipped++; break;
                    case true: done++; break;
                    case false: failed++; break;
                }
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                // One letter never stops the others; this one comes back when its lease ends.
                failed++;
                Failed(log, id.Value, fault.GetType().Name);
            }
        }

        return new JobReport(due.Count, done, skipped, failed);
    }

    /// <returns>Whether it is done with; null when another node has it.</returns>
    private async Task<bool?> Send(LetterId id, CancellationToken ct)
    {
        if (await Take(id, ct) is not { } letter)
            return null;

        if (await writer.TextOf(letter, ct) is not { } text)
            return await Keep(id, kept => kept.IsNotNeeded("What it was to tell was no longer true when its turn came."), ct);

        string words;
        try
        {
            await post.Send(letter.Recipient, text, id.Value, ct);
            return await Keep(id, kept => kept.WasSent(clock.GetUtcNow()), ct);
        }
        catch (PostFault fault)
        {
            words = fault.Message;
        }
        catch (IOException)
        {
            words = "The way to the mail server failed.";
        }

        // Its fault in words; the exception itself may name the recipient.
        NotSent(log, letter.Kind.ToString(), id.Value, words);
        await Keep(id, kept => kept.CouldNotBeSent(words, clock.GetUtcNow()), ct);
        return false;
    }

    private Task<Letter?> Take(LetterId id, CancellationToken ct) => db.Atomically(async ct =>
    {
        var now = clock.GetUtcNow();
        if (await db.Letters.ForUpdate().SingleOrDefaultAsync(letter => letter.Id == id, ct) is not { } letter || letter.DueAt is null || letter.DueAt > now)
            return null;

        letter.BeingSent(now + Lease);
        return letter;
    }, ct);

    private Task<bool> Keep(LetterId id, Action<Letter> what, CancellationToken ct) => db.Atomically(async ct =>
    {
        // Purged meanwhile, or done with by whoever took it after a lease that ended: nothing to keep.
        if (await db.Letters.ForUpdate().SingleOrDefaultAsync(letter => letter.Id == id, ct) is { State: LetterState.Waiting } letter)
            what(letter);
        return true;
    }, ct);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Kind} {LetterId} could not be delivered; it is tried again: {Words}")]
    private static partial void NotSent(ILogger log, string kind, Guid letterId, string words);

    [LoggerMessage(Level = LogLevel.Error, Message = "Letter {LetterId} met {Fault}; it is tried again")]
    private static partial void Failed(ILogger log, Guid letterId, string fault);
}
