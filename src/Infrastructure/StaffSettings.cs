using Grancius.Application.Staff;

namespace Grancius.Infrastructure;

/// <summary>How long staff stay signed in, and what the demo's staff need.</summary>
internal static class StaffSettings
{
    public static bool ReadDemo(SettingsReader read, bool development, bool production)
    {
        var staff = read.Flag("Demo:Staff", read.Flag("Demo:Enabled", development) && !production);
        return staff && production
            ? throw new SettingsException("Demo__Staff=true lets in whoever knows the demo's password, and everybody does: it is refused in Production.")
            : staff;
    }

    public static StaffRules Read(SettingsReader read, bool development)
    {
        var withoutCode = read.Flag("Demo:StaffWithoutCode", development);
        if (withoutCode && !development)
            throw new SettingsException("Demo__StaffWithoutCode=true is for Development alone: everywhere else even the demo's staff need a second factor.");

        return new StaffRules(
            read.Span("Staff:IdleLimit", TimeSpan.FromMinutes(30)), read.Span("Staff:AbsoluteLimit", TimeSpan.FromHours(12)), withoutCode,
            read.Span("Retention:StaffRecords", TimeSpan.FromDays(30)));
    }
}
