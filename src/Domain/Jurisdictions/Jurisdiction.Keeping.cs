using Grancius.Domain.Common;

namespace Grancius.Domain.Jurisdictions;

/// <content>What its administrators keep.</content>
public sealed partial class Jurisdiction
{
    public const int LongestName = 120;
    public const int LongestPrefix = 10;

    public Look Look { get; private set; } = Look.Plain;

    /// <summary>What external charge codes rule EMV readers out of.</summary>
    public ReaderRule ReaderRule { get; private set; }

    /// <summary>What paying costs the payer on top, by tender and invoice type.</summary>
    public ServiceFeePolicy ServiceFees { get; private set; } = ServiceFeePolicy.None;

    /// <summary>Takes another address. The old one stays its own: whoever renames keeps it as a <see cref="JurisdictionSlug"/>.</summary>
    public Result MovesTo(string slug)
    {
        if (Slugs.Check(slug).Error is { } wrong)
            return wrong;

        Slug = slug;
        return Result.Success;
    }

    public Result IsDescribedAs(string name, string timeZone, Contact contact)
    {
        if (!TimeZones.Knows(timeZone))
            return JurisdictionErrors.ZoneUnknown;

        (Name, TimeZone, Contact) = (name, timeZone, contact);
        return Result.Success;
    }

    public Result Numbers(string accountPrefix)
    {
        if (accountPrefix.Length is 0 or > LongestPrefix || !char.IsAsciiLetterOrDigit(accountPrefix[0])
            || !accountPrefix.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '-'))
            return JurisdictionErrors.PrefixShape;

        AccountPrefix = accountPrefix;
        return Result.Success;
    }

    public Result WearsColors(string accent, string onAccent)
    {
        var look = Look.WithColors(accent, onAccent);
        if (look.Error is { } wrong)
            return wrong;

        Look = look.Value;
        return Result.Success;
    }

    /// <param name="version">Of the picture that is kept beside; empty where the logo goes.</param>
    public void WearsLogo(string version, string alt) => Look = Look with { LogoVersion = version, LogoAlt = alt };

    public void Asks(InvoiceOptions options) => Biller = Biller with { InvoiceOptions = options };

    public void Refuses(ReaderRule readersBy) => ReaderRule = readersBy;

    public void Charges(ServiceFeePolicy policy) => ServiceFees = policy;

    /// <summary>An invoice type that exists at the biller becomes known here.</summary>
    public Result AlsoTakes(InvoiceType type)
    {
        if (_invoiceTypes.Any(known => known.TypeId == type.TypeId))
            return JurisdictionErrors.TypeExists;

        _invoiceTypes = [.. _invoiceTypes.Append(type).OrderBy(known => known.TypeId)];
        return Result.Success;
    }

    /// <summary>The number stays: invoices and the biller's own books know it.</summary>
    public Result Renames(InvoiceType type)
    {
        if (_invoiceTypes.All(known => known.TypeId != type.TypeId))
            return JurisdictionErrors.TypeUnknown;

        _invoiceTypes = [.. _invoiceTypes.Select(known => known.TypeId == type.TypeId ? type : known)];
        return Result.Success;
    }

    /// <param name="usedBy">What still uses it, in words; null where nothing does.</param>
    public Result NoLongerTakes(int typeId, string? usedBy)
    {
        if (_invoiceTypes.All(known => known.TypeId != typeId))
            return JurisdictionErrors.TypeUnknown;
        if (usedBy is not null)
            return JurisdictionErrors.TypeInUse(typeId, usedBy);

        _invoiceTypes = [.. _invoiceTypes.Where(known => known.TypeId != typeId)];
        ServiceFees = ServiceFees.Without(typeId);
        return Result.Success;
    }
}
