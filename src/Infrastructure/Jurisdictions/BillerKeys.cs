using Grancius.Application.Jurisdictions;
using Grancius.Domain.Jurisdictions;
using Microsoft.AspNetCore.DataProtection;

namespace Grancius.Infrastructure.Jurisdictions;

/// <summary>Seals the biller's keys for the store and opens them for a call. They are never shown or logged.</summary>
internal sealed class BillerKeys(IDataProtectionProvider protection) : IBillerSeal
{
    private readonly IDataProtector _protector = protection.CreateProtector("biller keys");

    public string Seal(string key) => _protector.Protect(key);

    public string GuidOf(Biller biller) => _protector.Unprotect(biller.GuidSealed);

    public string ApiKeyOf(Biller biller) => _protector.Unprotect(biller.ApiKeySealed);

    public string WebServiceKeyOf(Biller biller) => _protector.Unprotect(biller.WebServiceKeySealed);
}
