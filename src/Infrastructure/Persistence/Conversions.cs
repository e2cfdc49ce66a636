using Grancius.Domain.Access;
using Grancius.Domain.Accounts;
using Grancius.Domain.Audit;
using Grancius.Domain.Common;
using Grancius.Domain.Counter;
using Grancius.Domain.Fees;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Ledger;
using Grancius.Domain.Mail;
using Grancius.Domain.PaymentLinks;
using Grancius.Domain.PaymentSessions;
using Grancius.Domain.Reconciliation;
using Grancius.Domain.Staff;
using Grancius.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Grancius.Infrastructure.Persistence;

/// <summary>How the domain's values become columns, alike on both engines: cents, UTC milliseconds, words for enums.</summary>
internal static class Conversions
{
    public static void Configure(ModelConfigurationBuilder builder)
    {
        builder.Properties<Money>().HaveConversion<CentsConverter>();
        builder.Properties<DateTimeOffset>().HaveConversion<MomentConverter>();
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);

        builder.Properties<JurisdictionId>().HaveConversion<JurisdictionIdConverter>();
        builder.Properties<AccountId>().HaveConversion<AccountIdConverter>();
        builder.Properties<FeeCodeId>().HaveConversion<FeeCodeIdConverter>();
        builder.Properties<FeeId>().HaveConversion<FeeIdConverter>();
        builder.Properties<InvoiceId>().HaveConversion<InvoiceIdConverter>();
        builder.Properties<PaymentSessionId>().HaveConversion<PaymentSessionIdConverter>();
        builder.Properties<PaymentId>().HaveConversion<PaymentIdConverter>();
        builder.Properties<JournalEntryId>().HaveConversion<JournalEntryIdConverter>();
        builder.Properties<ExceptionItemId>().HaveConversion<ExceptionItemIdConverter>();
        builder.Properties<ReaderId>().HaveConversion<ReaderIdConverter>();
        builder.Properties<ApiKeyId>().HaveConversion<ApiKeyIdConverter>();
        builder.Properties<LetterId>().HaveConversion<LetterIdConverter>();
        builder.Properties<WebhookEndpointId>().HaveConversion<WebhookEndpointIdConverter>();
        builder.Properties<WebhookDeliveryId>().HaveConversion<WebhookDeliveryIdConverter>();
        builder.Properties<StaffId>().HaveConversion<StaffIdConverter>();
        builder.Properties<AuditEntryId>().HaveConversion<AuditEntryIdConverter>();
        builder.Properties<AdjustmentId>().HaveConversion<AdjustmentIdConverter>();
        builder.Properties<AdjustmentRequestId>().HaveConversion<AdjustmentRequestIdConverter>();
        builder.Properties<PaymentLinkId>().HaveConversion<PaymentLinkIdConverter>();
    }

    /// <summary>A list of immutable values in one column of JSON.</summary>
    public static PropertyBuilder<IReadOnlyList<T>> IsJson<T>(this PropertyBuilder<IReadOnlyList<T>> property) =>
        property.HasConversion(values => StoredList.Write(values), text => StoredList.Read<T>(text), Compared<T>());

    /// <summary>The same for lists that few rows have and every request reads: each text is read into its values once.</summary>
    public static PropertyBuilder<IReadOnlyList<T>> IsSharedJson<T>(this PropertyBuilder<IReadOnlyList<T>> property) =>
        property.HasConversion(values => StoredList.Write(values), text => StoredList.ReadShared<T>(text), Compared<T>());

    public static ValueComparer<IReadOnlyList<T>> Compared<T>() =>
        new((left, right) => StoredList.AreEqual(left, right), values => values.Count, values => values);

    internal sealed class CentsConverter() : ValueConverter<Money, long>(money => money.Cents, cents => Money.OfCents(cents));

    internal sealed class MomentConverter()
        : ValueConverter<DateTimeOffset, long>(moment => moment.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

    internal sealed class JurisdictionIdConverter() : ValueConverter<JurisdictionId, Guid>(id => id.Value, value => new(value));

    internal sealed class AccountIdConverter() : ValueConverter<AccountId, Guid>(id => id.Value, value => new(value));

    internal sealed class FeeCodeIdConverter() : ValueConverter<FeeCodeId, Guid>(id => id.Value, value => new(value));

    internal sealed class FeeIdConverter() : ValueConverter<FeeId, Guid>(id => id.Value, value => new(value));

    internal sealed class InvoiceIdConverter() : ValueConverter<InvoiceId, Guid>(id => id.Value, value => new(value));

    internal sealed class PaymentSessionIdConverter() : ValueConverter<PaymentSessionId, Guid>(id => id.Value, value => new(value));

    internal sealed class PaymentIdConverter() : ValueConverter<PaymentId, Guid>(id => id.Value, value => new(value));

    internal sealed class JournalEntryIdConverter() : ValueConverter<JournalEntryId, Guid>(id => id.Value, value => new(value));

    internal sealed class ExceptionItemIdConverter() : ValueConverter<ExceptionItemId, Guid>(id => id.Value, value => new(value));

    internal sealed class ApiKeyIdConverter() : ValueConverter<ApiKeyId, Guid>(id => id.Value, value => new(value));

    internal sealed class LetterIdConverter() : ValueConverter<LetterId, Guid>(id => id.Value, value => new(value));

    internal sealed class WebhookEndpointIdConverter() : ValueConverter<WebhookEndpointId, Guid>(id => id.Value, value => new(value));

    internal sealed class WebhookDeliveryIdConverter() : ValueConverter<WebhookDeliveryId, Guid>(id => id.Value, value => new(value));

    internal sealed class AdjustmentIdConverter() : ValueConverter<AdjustmentId, Guid>(id => id.Value, value => new(value));

    internal sealed class AdjustmentRequestIdConverter() : ValueConverter<AdjustmentRequestId, Guid>(id => id.Value, value => new(value));

    internal sealed class PaymentLinkIdConverter() : ValueConverter<PaymentLinkId, Guid>(id => id.Value, value => new(value));

    internal sealed class ReaderIdConverter() : ValueConverter<ReaderId, Guid>(id => id.Value, value => new(value));

    internal sealed class StaffIdConverter() : ValueConverter<StaffId, Guid>(id => id.Value, value => new(value));

    internal sealed class AuditEntryIdConverter() : ValueConverter<AuditEntryId, Guid>(id => id.Value, value => new(value));
}
