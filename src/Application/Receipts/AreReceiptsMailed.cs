using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Mail;
using Grancius.Domain.Common;

namespace Grancius.Application.Receipts;

/// <summary>Whether a way to send letters is set up: only then may a page promise a receipt by e-mail.</summary>
public sealed record AreReceiptsMailed : IQuery<bool>;

internal sealed class AreReceiptsMailedValidator : AbstractValidator<AreReceiptsMailed>;

internal sealed class AreReceiptsMailedHandler(IPost post) : IQueryHandler<AreReceiptsMailed, bool>
{
    public Task<Result<bool>> Handle(AreReceiptsMailed query, CancellationToken ct) => Task.FromResult<Result<bool>>(post.IsOn);
}
