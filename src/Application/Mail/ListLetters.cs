using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Mail;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Mail;

/// <summary>The jurisdiction's letters, newest first.</summary>
/// <param name="State">Null for all.</param>
public sealed record ListLetters(Actor By, LetterState? State, Guid? After, int Limit = PageLimit.Usual) : IQuery<LetterList>;

/// <param name="IsOn">Whether a way to send letters is set up.</param>
public sealed record LetterList(Page<LetterDetails> Letters, bool IsOn);

/// <param name="DueAt">When it is tried next; null when it is not.</param>
/// <param name="LastError">In words.</param>
public sealed record LetterDetails(
    Guid Id, LetterKind Kind, string About, string Recipient, LetterState State, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? SentAt,
    DateTimeOffset? DueAt, string? LastError, bool MayBeSentAgain);

internal sealed class ListLettersValidator : AbstractValidator<ListLetters>
{
    public ListLettersValidator() => RuleFor(query => query.Limit).InclusiveBetween(1, PageLimit.Most);
}

internal sealed class ListLettersHandler(IGranciusDb db, IPost post) : IQueryHandler<ListLetters, LetterList>
{
    public async Task<Result<LetterList>> Handle(ListLetters query, CancellationToken ct)
    {
        var letters = db.Letters.AsNoTracking().Where(letter => letter.JurisdictionId == query.By.JurisdictionId);
        if (query.State is { } state)
            letters = letters.Where(letter => letter.State == state);
        if (query.After is { } after)
            letters = letters.Where(letter => letter.Id < new LetterId(after));
        var rows = await letters.OrderByDescending(letter => letter.Id).Take(query.Limit + 1).ToListAsync(ct);
        return new LetterList(Page<LetterDetails>.Of(
            rows.ConvertAll(letter => new LetterDetails(
                letter.Id.Value, letter.Kind, letter.About, letter.Recipient, letter.State, letter.Attempts, letter.CreatedAt, letter.SentAt, letter.DueAt,
                letter.LastError, letter.MayBeSentAgain || letter.State == LetterState.Waiting)),
            query.Limit, letter => letter.Id), post.IsOn);
    }
}
