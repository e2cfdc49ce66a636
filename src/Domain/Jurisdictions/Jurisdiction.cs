using Grancius.Domain.Common;

namespace Grancius.Domain.Jurisdictions;

public readonly record struct JurisdictionId(Guid Value)
{
    public static JurisdictionId New() => new(Ids.Next());
}

/// <summary>A county or city that takes fees: the tenant of everything else.</summary>
public sealed partial class Jurisdiction : AggregateRoot
{
    private IReadOnlyList<InvoiceType> _invoiceTypes = [];

    private Jurisdiction() // EF Core
    {
    }

    public JurisdictionId Id { get; private set; }

    /// <summary>The part of every URL that names it now, such as <c>co-hernando-fl</c>; also the JurisdictionName in the processor's URLs.</summary>
    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>IANA name; dates of fees and on receipts are of this zone.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>What account numbers made on the fly begin with, such as <c>BU5-</c>.</summary>
    public string AccountPrefix { get; private set; } = "";

    public Contact Contact { get; private set; } = Contact.None;

    public Biller Biller { get; private set; } = Biller.None;

    /// <summary>What one person alone may take off an invoice by waiving and correcting; for more a second one is needed.</summary>
    public Money WaiverLimit { get; private set; } = Money.OfCents(100_00);

    public IReadOnlyList<InvoiceType> InvoiceTypes => _invoiceTypes;

    public static Jurisdiction Found(string slug, string name, string timeZone, string accountPrefix, Contact contact, Biller biller) => new()
    {
        Id = JurisdictionId.New(),
        Slug = slug,
        Name = name,
        TimeZone = timeZone,
        AccountPrefix = accountPrefix,
        Contact = contact,
        Biller = biller,
    };

    public void TakesInvoicesOf(params IEnumerable<InvoiceType> types) => _invoiceTypes = [.. _invoiceTypes, .. types];

    public void IsBilledAs(Biller biller) => Biller = biller;

    /// <param name="limit">Not below zero; at zero every waiver needs a second person.</param>
    public void OnePersonMayWaive(Money limit) => WaiverLimit = Money.Max(limit, Money.Zero);

    /// <summary>The calendar date it is there.</summary>
    public DateOnly DateAt(DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime);

    /// <summary>The moment the day is over there.</summary>
    public DateTimeOffset EndOf(DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight));
    }

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}

/// <summary>Whom a payer calls or writes to.</summary>
public sealed record Contact(string Phone, string Email, string Address)
{
    public static Contact None { get; } = new("", "", "");
}

/// <summary>An invoice type that exists at the biller, such as 6 "Building Department".</summary>
public sealed record InvoiceType(int TypeId, string Name, string NameEs);
