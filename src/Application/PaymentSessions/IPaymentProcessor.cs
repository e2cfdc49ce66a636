using Grancius.Domain.Accounts;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;

namespace Grancius.Application.PaymentSessions;

/// <summary>The processor, as far as payment sessions need it.</summary>
internal interface IPaymentProcessor
{
    /// <summary>Writes the exact request that <see cref="Open"/> will send, so that it can be saved before.</summary>
    string Compose(PaymentRequest request);

    /// <summary>Opens a page for the payer. Only an answer that is certain to be a refusal comes back as <see cref="ErrorKind.ProcessorRefused"/>.</summary>
    /// <returns>The page's address on an allowed host, or why there is none.</returns>
    Task<Result<Uri>> Open(Biller biller, string request, CancellationToken ct);

    /// <summary>What is still due on an invoice, in the processor's eyes. Never throws for what the processor or the network does.</summary>
    Task<BalanceAnswer> BalanceOf(Biller biller, string invoiceNumber, CancellationToken ct);
}

/// <summary>What a payer is to be asked for.</summary>
/// <param name="ServiceFees">Of each invoice, in their order.</param>
internal sealed record PaymentRequest(
    Jurisdiction Jurisdiction, Account Account, IReadOnlyList<Invoice> Invoices, IReadOnlyList<ServiceFeeQuote> ServiceFees, PaymentMethod Method,
    string? ReaderDeviceId, ProcessorVersion Version, SessionKeys Keys);

/// <summary>The kinds of answer are kept apart: only the first two say anything about money.</summary>
internal abstract record BalanceAnswer
{
    private BalanceAnswer()
    {
    }

    /// <summary>Below zero when more was paid than was due.</summary>
    public sealed record Due(Money Balance) : BalanceAnswer;

    /// <summary>The processor does not know the invoice: nothing was paid on it there.</summary>
    public sealed record NotFound : BalanceAnswer;

    /// <summary>It could not be asked.</summary>
    public sealed record Unreachable(string Why) : BalanceAnswer;

    /// <summary>It answered, and we do not know what.</summary>
    public sealed record NotUnderstood(string Why) : BalanceAnswer;
}
