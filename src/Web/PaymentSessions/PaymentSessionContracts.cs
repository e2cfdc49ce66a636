using AutoMapper;
using Grancius.Application.PaymentSessions;
using Grancius.Domain.PaymentSessions;

namespace Grancius.Web.PaymentSessions;

/// <param name="InvoiceNumbers">All with a balance due, where none are named.</param>
/// <param name="Method">Online, Card, ACH or EMV.</param>
/// <param name="Language">en or es; en where none is given.</param>
public sealed record PaymentSessionRequest(string? AccountNumber, IReadOnlyList<string>? InvoiceNumbers, string? Method, Guid? ReaderId, string? Language);

public sealed record StartedSessionAnswer(Guid Id, PaymentSessionStatus State, decimal Amount, string? RedirectUrl, int ProcessorVersion);

public sealed record PaymentSessionAnswer(
    Guid Id, string Reference, string AccountNumber, PaymentSessionStatus State, decimal Amount, decimal AmountPaid, decimal ServiceFee, string Method,
    Guid? ReaderId, string? Tender, IReadOnlyList<SessionInvoiceAnswer> Invoices, IReadOnlyList<EvidenceAnswer> Evidence, IReadOnlyList<MoveAnswer> History,
    DateTimeOffset CreatedAt, DateTimeOffset? PaidAt, DateTimeOffset? LastCheckAt, DateTimeOffset? NextCheckAt);

public sealed record SessionInvoiceAnswer(string InvoiceNumber, int InvoiceTypeId, decimal Amount, decimal AmountPaid);

public sealed record EvidenceAnswer(DateTimeOffset At, EvidenceSource Source, string Finding, Guid? PostbackId);

/// <param name="Correction">Set where news had been missed and was found by asking.</param>
public sealed record MoveAnswer(DateTimeOffset At, PaymentSessionStatus From, PaymentSessionStatus To, SessionCause Cause, string? Correction);

internal static class PaymentMethodNames
{
    private static readonly Dictionary<string, PaymentMethod> Methods = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Online"] = PaymentMethod.Online,
        ["Card"] = PaymentMethod.Card,
        ["ACH"] = PaymentMethod.Ach,
        ["EMV"] = PaymentMethod.Emv,
    };

    public static PaymentMethod? Read(string? name) => name is not null && Methods.TryGetValue(name, out var method) ? method : null;

    public static string Write(PaymentMethod method) => Methods.First(known => known.Value == method).Key;
}

internal sealed class PaymentSessionProfile : Profile
{
    public PaymentSessionProfile()
    {
        CreateMap<StartedSession, StartedSessionAnswer>().ForCtorParam("ProcessorVersion", version => version.MapFrom(session => (int)session.ProcessorVersion));
        CreateMap<SessionInvoice, SessionInvoiceAnswer>()
            .ForCtorParam("InvoiceNumber", number => number.MapFrom(line => line.Number))
            .ForCtorParam("InvoiceTypeId", type => type.MapFrom(line => line.TypeId))
            .ForCtorParam("Amount", amount => amount.MapFrom(line => line.Expected))
            .ForCtorParam("AmountPaid", paid => paid.MapFrom(line => line.Paid));
        CreateMap<EvidenceDetails, EvidenceAnswer>();
        CreateMap<MoveDetails, MoveAnswer>();
        CreateMap<PaymentSessionDetails, PaymentSessionAnswer>()
            .ForCtorParam("Method", method => method.MapFrom(session => PaymentMethodNames.Write(session.Method)));
    }
}
