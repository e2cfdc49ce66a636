using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Grancius.Web.Shared;

/// <summary>Put on a page's model: the page is in English whatever the reader's browser asks for.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InEnglishAttribute : Attribute;

/// <summary>Pages of the staff are in English only, down to the words of their parts, dates and errors.</summary>
internal static class StaffEnglish
{
    /// <summary>To be added behind routing, which knows the page.</summary>
    public static void UseStaffEnglish(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<CompiledPageActionDescriptor>() is { } page
            && Attribute.IsDefined(page.ModelTypeInfo ?? page.HandlerTypeInfo, typeof(InEnglishAttribute), inherit: true))
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.English;
        return next(context);
    });
}
