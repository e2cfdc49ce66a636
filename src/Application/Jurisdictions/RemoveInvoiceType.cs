using System.Globalization;
using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Jurisdictions;

/// <summary>Takes an invoice type away that no fee code and no invoice uses.</summary>
public sealed record RemoveInvoiceType(Actor By, int TypeId) : ICommand<string>;

internal sealed class RemoveInvoiceTypeValidator : AbstractValidator<RemoveInvoiceType>;

internal sealed class RemoveInvoiceTypeHandler(IGranciusDb db, JurisdictionChange change) : ICommandHandler<RemoveInvoiceType, string>
{
    public Task<Result<string>> Handle(RemoveInvoiceType command, CancellationToken ct) => change.Make(command.By, "invoice_type_removed", async (jurisdiction, ct) =>
        jurisdiction.NoLongerTakes(command.TypeId, await UserOf(jurisdiction.Id, command.TypeId, ct)).Error is { } refused
            ? refused
            : string.Create(CultureInfo.InvariantCulture, $"Removed invoice type {command.TypeId}."), ct);

    private async Task<string?> UserOf(JurisdictionId jurisdiction, int typeId, CancellationToken ct)
    {
        var code = await db.FeeCodes.AsNoTracking()
            .Where(code => code.JurisdictionId == jurisdiction && code.InvoiceTypeId == typeId)
            .OrderBy(code => code.Code)
            .Select(code => code.Code)
            .FirstOrDefaultAsync(ct);
        if (code is not null)
            return $"fee code {code}";

        return await db.Invoices.AnyAsync(invoice => invoice.JurisdictionId == jurisdiction && invoice.TypeId == typeId, ct) ? "invoices" : null;
    }
}
