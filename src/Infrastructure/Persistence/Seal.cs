using Grancius.Application.Common;
using Microsoft.AspNetCore.DataProtection;

namespace Grancius.Infrastructure.Persistence;

/// <summary>Seals by Data Protection, whose keys are in the store: every node opens what another sealed.</summary>
internal sealed class Seal(IDataProtectionProvider protection) : ISeal
{
    public string Close(string purpose, string text) => protection.CreateProtector(purpose).Protect(text);

    public string Open(string purpose, string sealedText) => protection.CreateProtector(purpose).Unprotect(sealedText);
}
