using Grancius.Sandbox.Sessions;

namespace Grancius.Sandbox.Opening;

/// <summary>A Cloud Payments V2 request, read and found to be in order.</summary>
internal sealed record OpenRequest(
    IReadOnlyList<SessionInvoice> Invoices,
    string? BillerReference,
    string? PostBackUrl,
    string? ReturnUrl,
    PageOptions Options,
    string? ReaderDeviceId);

/// <summary>What the biller lets the payer do on the hosted page.</summary>
internal sealed record PageOptions(
    bool AllowCard,
    bool AllowBankAccount,
    bool AllowSwipe,
    bool AllowViewStatement,
    bool AllowRemove,
    bool AllowViewRelated,
    bool AllowRemindMe);
