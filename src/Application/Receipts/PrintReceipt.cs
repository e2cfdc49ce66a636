using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;

namespace Grancius.Application.Receipts;

/// <summary>Sets a receipt, already put into words, on letter paper.</summary>
public sealed record PrintReceipt(ReceiptSheet Sheet) : IQuery<byte[]>;

/// <summary>A receipt in the words of one language, from top to bottom of the page.</summary>
/// <param name="Language">"en" or "es", for the file's own mark of its language.</param>
/// <param name="PaidAt">When the file says that it was made: printing twice gives the same file.</param>
/// <param name="PageOf">"Page {0} of {1}".</param>
public sealed record ReceiptSheet(
    string Language, string Issuer, string IssuerAddress, string Title, string Standing, string Amount, DateTimeOffset PaidAt,
    IReadOnlyList<SheetFact> Facts, string WhatHead, string AmountHead, IReadOnlyList<SheetGroup> Groups, IReadOnlyList<SheetFact> Totals,
    string Foot, string PageOf);

public sealed record SheetFact(string Label, string Text);

/// <summary>What was paid on one invoice.</summary>
public sealed record SheetGroup(string Name, string More, IReadOnlyList<SheetLine> Lines);

/// <param name="More">How the amount was worked out; may be empty.</param>
public sealed record SheetLine(string Name, string More, string Amount);

/// <summary>Makes paper of a receipt.</summary>
internal interface IReceiptPrinter
{
    /// <returns>A PDF file.</returns>
    byte[] Print(ReceiptSheet sheet);
}

internal sealed class PrintReceiptValidator : AbstractValidator<PrintReceipt>
{
    public PrintReceiptValidator() => RuleFor(query => query.Sheet.Language).Must(language => language is "en" or "es");
}

internal sealed class PrintReceiptHandler(IReceiptPrinter printer) : IQueryHandler<PrintReceipt, byte[]>
{
    public Task<Result<byte[]>> Handle(PrintReceipt query, CancellationToken ct) => Task.FromResult<Result<byte[]>>(printer.Print(query.Sheet));
}
