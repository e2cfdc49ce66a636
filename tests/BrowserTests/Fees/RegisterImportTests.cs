using System.Text;
using Grancius.BrowserTests.Fixture;
using Grancius.Domain.Staff;
using Microsoft.Playwright;

namespace Grancius.BrowserTests.Fees;

/// <summary>The register is changed in a spreadsheet: what the file would do is read before it is done.</summary>
[Collection(Journeys.Name)]
public sealed class RegisterImportTests(Portal portal)
{
    private const string Heading = "record,code,label,label_es,input_label,input_label_es,invoice_type,external_charge_code,gl_distribution,shown_to_payers,active,from,to,kind,parameters,legal_reference,state\r\n";

    [Fact]
    public async Task A_file_is_refused_corrected_previewed_confirmed_and_imported() => await portal.APayer(Browsing.In("en"), async person =>
    {
        await person.SignsInAs(StaffRole.Finance, "/fees");
        await person.FollowsText("Import a file");
        await person.Reads("Import the register");
        await person.FindsNothingWrong("import");
        await person.PressesText("Show what it changes");
        await person.IsTold("Choose a file that is not empty.");

        await Chooses(person, "code,PRM-TENT,Tent permit,Permiso de carpa,,,43,EC-9,001-322100=60; 450-1=30,yes,yes,,,,,,\r\nversion,PRM-TENT,,,,,,,,,,soon,,flat,45,Ordinance 2026-9,\r\n");
        await person.Sees("2 lines are refused: nothing can be imported");
        await person.FindsNothingWrong("import-refused");

        await Chooses(person, "code,PRM-TENT,Tent permit,Permiso de carpa,,,43,EC-9,001-322100=70; 450-1=30,yes,yes,,,,,,\r\nversion,PRM-TENT,,,,,,,,,,2029-01-01,,flat,amount=45.00,Ordinance 2026-9,\r\n");
        await person.Reads("What the import changes");
        await person.Sees("1 entry added, 1 version drafted.");
        await person.PressesText("Import all of it");
        await person.IsTold("Read what happens to the EMV readers, and confirm it.");
        await person.FindsNothingWrong("import-plan");
        await person.FollowsText("Choose another file");

        await Chooses(person, "code,PRM-TENT,Tent permit,Permiso de carpa,,,43,,001-322100=70; 450-1=30,yes,yes,,,,,,\r\n");
        await person.PressesText("Import all of it");
        await person.Reads("Fees");
        await person.Sees("Imported: 1 entry added.");
        await person.FindsNothingWrong("fees-imported");
    });

    private static async Task Chooses(Payer person, string lines)
    {
        await person.Page.GetByLabel("CSV file").SetInputFilesAsync(new FilePayload { Name = "register.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Heading + lines) });
        await person.PressesText("Show what it changes");
    }
}
