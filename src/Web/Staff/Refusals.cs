using Grancius.Domain.Common;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Grancius.Web.Staff;

internal static class Refusals
{
    /// <summary>Each complaint at the page's property of the field's name, and at the whole form where there is none.</summary>
    public static void Refuse(this ModelStateDictionary state, Error error, object page)
    {
        if (error.Fields is not { } fields)
        {
            state.AddModelError(PropertyOf(page, error.Field ?? ""), error.Message);
            return;
        }

        foreach (var (field, complaints) in fields)
            state.AddModelError(PropertyOf(page, field), complaints[0]);
    }

    private static string PropertyOf(object page, string field) =>
        page.GetType().GetProperties().FirstOrDefault(property => string.Equals(property.Name, field.Split('[', '.')[0], StringComparison.OrdinalIgnoreCase))?.Name ?? "";
}
