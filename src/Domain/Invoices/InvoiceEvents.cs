using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Domain.Invoices;

public sealed record InvoiceIssued(InvoiceId InvoiceId, JurisdictionId JurisdictionId, string Number) : IDomainEvent;

public sealed record InvoicePaid(InvoiceId InvoiceId, JurisdictionId JurisdictionId, string Number, long Cents, DateTimeOffset At) : IDomainEvent;

public sealed record InvoiceVoided(InvoiceId InvoiceId, JurisdictionId JurisdictionId, string Number, DateTimeOffset At) : IDomainEvent;
