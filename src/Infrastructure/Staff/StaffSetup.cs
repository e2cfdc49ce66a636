using Grancius.Application.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.Infrastructure.Staff;

/// <summary>Registers Identity, without its cookies and pages: sessions are ours (ADR 0023).</summary>
internal static class StaffSetup
{
    /// <summary>For PBKDF2 with SHA-512, what OWASP asks for.</summary>
    private const int HashRounds = 210_000;

    public static void AddStaff(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings.Staff);
        services.AddHttpContextAccessor();
        services.AddIdentityCore<StaffUser>(options =>
        {
            options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            options.User.AllowedUserNameCharacters = "";
        }).AddUserManager<StaffUsers>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = HashRounds);
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            var site = settings.PublicUrl;
            passkeys.ServerDomain = site.Host;
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.ValidateOrigin = origin => ValueTask.FromResult(
                !origin.CrossOrigin && string.Equals(origin.Origin, site.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase));
        });
        services.AddScoped<IUserStore<StaffUser>, StaffStore>();
        services.AddScoped<IPasskeyHandler<StaffUser>, PasskeyHandler<StaffUser>>();
        services.AddScoped<IStaffCredentials, StaffCredentials>();
        services.AddScoped<IPasskeys, StaffPasskeys>();
        services.AddSingleton<Authenticators>();
        services.AddSingleton<StaffTokens>();
        services.AddScoped<SignInSteps>();
        services.AddScoped<SignInRecord>();
        services.AddScoped<StaffInviting>();
        services.AddScoped<StaffJoining>();
    }
}
