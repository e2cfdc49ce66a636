using Grancius.BrowserTests.Fixture;
using Grancius.Domain.Staff;

namespace Grancius.BrowserTests.Fees;

/// <summary>A draft is tried on last year's fees before it is laid before anybody.</summary>
[Collection(Journeys.Name)]
public sealed class WhatIfTests(Portal portal)
{
    [Fact]
    public async Task A_draft_is_tried_on_the_fees_of_the_last_twelve_months() => await portal.APayer(Browsing.In("en"), async person =>
    {
        // The demo's bill has one building permit, of $123,456.78.
        await person.SignsInAs(StaffRole.Finance, "/fees/codes/BLD-PERMIT/draft");
        await person.TypesInto("First day", "2029-01-01");
        await person.TypesInto("Ordinance or resolution", "Ordinance 2028-4");
        await person.TypesInto("Per cent of the base", "1");
        await person.PressesText("Save the draft");
        await person.FollowsText("What if: last year’s fees with this version");
        await person.Reads("What if this version had been in force?");
        await person.Sees("+$308.64 (+33.3 %)");
        await person.FindsNothingWrong("what-if");
        await person.FollowsText((portal.Clock.GetUtcNow().Year - 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        await person.Sees("there is nothing to compare");
        await person.FindsNothingWrong("what-if-nothing");
    });
}
