using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Jurisdictions;

/// <summary>Sets or replaces one of the three things that the processor knows the biller by. It is sealed at once and never shown.</summary>
public sealed record ReplaceBillerSecret(Actor By, BillerSecret Kind, string Secret) : ICommand<string>
{
    /// <summary>Whatever prints a command prints no secret.</summary>
    public override string ToString() => $"{nameof(ReplaceBillerSecret)} {Kind}";
}

internal sealed class ReplaceBillerSecretValidator : AbstractValidator<ReplaceBillerSecret>
{
    private const int Longest = 200;

    public ReplaceBillerSecretValidator()
    {
        RuleFor(command => command.Secret).NotEmpty().WithMessage("Enter it as Invoice Cloud gave it. Nothing is kept when the field is empty.")
            .MaximumLength(Longest).WithMessage($"That is longer than {Longest} characters, so it cannot be right.")
            .Must(secret => !secret.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter)))
            .WithMessage("It holds a space or a line break, so something else was copied along.");
        RuleFor(command => command.Secret).Must(secret => Guid.TryParseExact(secret, "D", out _))
            .When(command => command.Kind == BillerSecret.Guid).WithMessage(JurisdictionErrors.NoGuid.Message);
        RuleFor(command => command.Kind).IsInEnum();
    }
}

internal sealed class ReplaceBillerSecretHandler(IGranciusDb db, JurisdictionChange change, IBillerSeal seal, TimeProvider clock)
    : ICommandHandler<ReplaceBillerSecret, string>
{
    public Task<Result<string>> Handle(ReplaceBillerSecret command, CancellationToken ct) => change.Make(command.By, "biller_secret_replaced", async (jurisdiction, ct) =>
    {
        var (kind, before) = (command.Kind, jurisdiction.Biller);
        jurisdiction.IsBilledAs(before.With(kind, seal.Seal(command.Secret), kind == BillerSecret.Guid ? Biller.HashOf(command.Secret) : before.GuidHash));
        var last = await db.BillerSecretChanges.SingleOrDefaultAsync(last => last.JurisdictionId == jurisdiction.Id && last.Secret == kind, ct);
        if (last is null)
            db.BillerSecretChanges.Add(new BillerSecretChange(jurisdiction.Id, kind, command.By.Name, clock.GetUtcNow()));
        else
            last.Again(command.By.Name, clock.GetUtcNow());
        return $"{(before.Has(kind) ? "Replaced" : "Set")} the biller's {Words(kind)}.";
    }, ct);

    private static string Words(BillerSecret secret) => secret switch
    {
        BillerSecret.Guid => "GUID",
        BillerSecret.ApiKey => "API key",
        BillerSecret.WebServiceKey => "web service key",
    };
}
