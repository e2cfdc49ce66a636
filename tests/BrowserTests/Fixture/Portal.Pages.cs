using Grancius.Application.Access;
using Grancius.Application.Common;
using Grancius.Application.Fees;
using Grancius.Application.PaymentLinks;
using Grancius.Application.Staff;
using Grancius.Application.Webhooks;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Staff;
using Grancius.Infrastructure.Demo;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.BrowserTests.Fixture;

/// <content>The pages that the program has, asked of itself.</content>
public sealed partial class Portal
{
    /// <summary>Templates of the pages for which one has to be signed in, such as <c>/invoices/{number}</c>.</summary>
    public async Task<IReadOnlyList<string>> PagesOfStaff()
    {
        var pages = new List<string>();
        foreach (var (endpoint, page) in Pages())
        {
            var compiled = await _app.Services.GetRequiredService<PageLoader>().LoadAsync(page, endpoint.Metadata);
            if ((compiled.Endpoint?.Metadata ?? endpoint.Metadata).GetMetadata<IAuthorizeData>() is not null)
                pages.Add(Template(endpoint));
        }

        return pages;
    }

    /// <summary>The template that an address is of, the plainest of those that fit; null where it is no page.</summary>
    public string? PageAt(string path) => Pages()
        .Where(one => new TemplateMatcher(TemplateParser.Parse(one.Endpoint.RoutePattern.RawText!), []).TryMatch(path, []))
        .OrderBy(one => one.Endpoint.RoutePattern.Parameters.Count)
        .Select(one => Template(one.Endpoint))
        .FirstOrDefault();

    /// <summary>Sees to it that there is a record of each kind that has a page of its own.</summary>
    /// <returns>Where those are found that no list leads to first; and a payment link, which is shown only to whoever has just made it.</returns>
    public async Task<(IReadOnlyList<string> Records, string Link)> HasARecordOfEachKind()
    {
        var bill = await ABill();
        await using var scope = _app.Services.CreateAsyncScope();
        var (db, mediator) = (scope.ServiceProvider.GetRequiredService<IGranciusDb>(), scope.ServiceProvider.GetRequiredService<IMediator>());
        var administrator = await Acting(db, StaffRole.Administrator);
        (await mediator.Send(new IssueApiKey(administrator, Guid.CreateVersion7(), "Permit system", ["invoices:read"], 30))).Error.ShouldBeNull();
        (await mediator.Send(new RegisterWebhook(administrator, Guid.CreateVersion7(), "Permit system", $"{Address}/healthz", ["invoice.paid"]))).Error.ShouldBeNull();
        var webhook = await db.WebhookEndpoints.Select(endpoint => endpoint.Id).FirstAsync();
        (await mediator.Send(new SendTestWebhook(administrator, webhook.Value))).Error.ShouldBeNull();
        var terms = new FeeScheduleTerms(new DateOnly(2031, 1, 1), null, new FlatFee(Money.OfCents(6500)), "Ordinance 2031-1");
        (await mediator.Send(new DraftFeeSchedule(administrator, "BLD-MISC", terms))).Error.ShouldBeNull();
        var supervisor = await Acting(db, StaffRole.Supervisor);
        var link = (await mediator.Send(new MakePaymentLink(supervisor, bill.Account, [bill.Invoices[0]], "en", null, 30))).Value;
        return ([$"/accounts/{bill.Account}", $"/search?q={bill.Account}", "/fees/codes/BLD-MISC"], $"/links/{link.Id}?key={Uri.EscapeDataString(link.SealedToken)}");
    }

    private IEnumerable<(RouteEndpoint Endpoint, PageActionDescriptor Page)> Pages() =>
        from endpoint in _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let page = endpoint.Metadata.GetMetadata<PageActionDescriptor>()
        where page is not null
        select (endpoint, page);

    private static string Template(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static async Task<Actor> Acting(IGranciusDb db, StaffRole role)
    {
        var person = DemoStaff.People.First(one => one.Role == role);
        var member = await db.StaffMembers.AsNoTracking().SingleAsync(one => one.Email == person.Email);
        return new Actor(member.Id, member.Name, member.JurisdictionId, person.Jurisdiction, [role]);
    }
}
