using Grancius.Application.Fees;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Fees;

/// <summary>The import of the register: a file is chosen, what it would change is shown, and exactly that is done.</summary>
/// <remarks>A file that is too large is told its limit here, not cut off by the server's.</remarks>
[Authorize(Policy = nameof(StaffAction.MaintainRegister))]
[RequestSizeLimit(LargestForm)]
public sealed class ImportModel(IMediator mediator) : StaffPage(mediator)
{
    private const int LargestForm = 10 * 1024 * 1024;

    /// <summary>The file that is chosen.</summary>
    [BindProperty]
    public new IFormFile? File { get; set; }

    /// <summary>The file whose preview is confirmed, in base 64: it is carried along, and kept nowhere in between.</summary>
    [BindProperty]
    public string? Carried { get; set; }

    /// <summary>Of the preview that is confirmed.</summary>
    [BindProperty]
    public string? Fingerprint { get; set; }

    /// <summary>The warning that was read and confirmed.</summary>
    [BindProperty]
    public string? Confirmed { get; set; }

    /// <summary>What the file would change; null while none was read.</summary>
    public ImportPlan? Plan { get; private set; }

    /// <summary>The plan's lines that are shown one by one.</summary>
    public IEnumerable<PlannedLine> Shown => Plan!.Lines.Where(line => line.Kind != PlannedKind.Untouched);

    /// <summary>Why what was confirmed was not done.</summary>
    public string? Instead { get; private set; }

    /// <summary>Shows the form.</summary>
    public void OnGet()
    {
    }

    /// <summary>Shows what the chosen file would change.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (File is null or { Length: 0 })
            return Refused(RegisterColumns.Unreadable("Choose a file that is not empty."));
        if (File.Length > RegisterColumns.MostBytes)
            return Refused(RegisterColumns.Unreadable($"The file is larger than {RegisterColumns.MostBytes / 1024} KB."));

        using var read = new MemoryStream();
        await File.CopyToAsync(read, ct);
        return await Preview(read.ToArray(), ct);
    }

    /// <summary>Does what was shown, all of it; or shows what would be done now.</summary>
    public async Task<IActionResult> OnPostImport(CancellationToken ct)
    {
        var file = new byte[(Carried ?? "").Length];
        if (!Convert.TryFromBase64String(Carried ?? "", file, out var length))
            return Refused(RegisterColumns.Unreadable("Choose the file again."));

        file = file[..length];
        var done = await Mediator.Send(new ImportFeeRegister(Me, file, Fingerprint ?? "", Confirmed), ct);
        return done.Error switch
        {
            null => SeeOther("/fees", $"Imported: {Counted(done.Value)}."),
            { Field: "fingerprint" } changed => await Again(changed, file, ct),
            { Field: "confirmed" } => await Unconfirmed(file, ct),
            var error => Refused(error),
        };
    }

    /// <summary>"2 entries added, 1 version drafted".</summary>
    public static string Counted(ImportPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var counts = new[]
        {
            Many(plan.Count(PlannedKind.Added), "entry", "entries", "added"), Many(plan.Count(PlannedKind.Changed), "entry", "entries", "changed"),
            Many(plan.Count(PlannedKind.Drafted), "version", "versions", "drafted"), Many(plan.Count(PlannedKind.Revised), "draft", "drafts", "revised"),
        }.Where(count => count.Length > 0).ToList();
        return counts.Count == 0 ? "nothing changes" : string.Join(", ", counts);
    }

    /// <summary>What becomes of a line, in a word.</summary>
    public static string Of(PlannedKind kind) => kind switch
    {
        PlannedKind.Added => "Added",
        PlannedKind.Changed => "Changed",
        PlannedKind.Drafted => "Drafted",
        PlannedKind.Revised => "Draft revised",
        PlannedKind.Untouched => "Not changed",
        PlannedKind.Refused => "Refused",
    };

    /// <summary>What a field said, or nothing.</summary>
    public static string Quoted(string value) => string.IsNullOrEmpty(value) ? "nothing" : $"“{value}”";

    private async Task<IActionResult> Preview(byte[] file, CancellationToken ct)
    {
        var plan = await Mediator.Send(new PreviewRegisterImport(Me, file), ct);
        if (plan.Error is { } error)
            return Refused(error);

        (Plan, Carried, Fingerprint) = (plan.Value, Convert.ToBase64String(file), plan.Value.Fingerprint(file));
        return Page();
    }

    private Task<IActionResult> Again(Error changed, byte[] file, CancellationToken ct)
    {
        Instead = changed.Message;
        return Preview(file, ct);
    }

    private Task<IActionResult> Unconfirmed(byte[] file, CancellationToken ct)
    {
        ModelState.AddModelError(nameof(Confirmed), "Read what happens to the EMV readers, and confirm it.");
        return Preview(file, ct);
    }

    private static string Many(int count, string one, string more, string done) => count == 0 ? "" : $"{count} {(count == 1 ? one : more)} {done}";
}
