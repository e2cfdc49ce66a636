using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Counter;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Jurisdictions;

/// <summary>Lists an EMV reader that stands at a counter.</summary>
/// <param name="DeviceId">As the processor calls the device.</param>
public sealed record InstallReader(Actor By, string Name, string Location, string DeviceId) : ICommand<string>;

internal sealed class InstallReaderValidator : AbstractValidator<InstallReader>
{
    public InstallReaderValidator()
    {
        RuleFor(command => command.Name).IsReaderText("Enter what clerks call the reader, such as Front counter.");
        RuleFor(command => command.Location).IsReaderText("Enter where it stands, such as Permits, 2nd floor.");
        RuleFor(command => command.DeviceId).IsReaderText("Enter the device id that Invoice Cloud gave the reader.");
    }
}

internal sealed class InstallReaderHandler(IGranciusDb db, JurisdictionChange change) : ICommandHandler<InstallReader, string>
{
    public Task<Result<string>> Handle(InstallReader command, CancellationToken ct) => change.Make(command.By, "reader_installed", async (jurisdiction, ct) =>
    {
        if (await db.Readers.AnyAsync(reader => reader.JurisdictionId == jurisdiction.Id && reader.DeviceId == command.DeviceId, ct))
            return JurisdictionErrors.DeviceTaken;

        db.Readers.Add(Reader.Install(jurisdiction.Id, command.Name, command.Location, command.DeviceId));
        return $"Added the reader {command.Name} ({command.DeviceId}).";
    }, ct);
}

internal static class ReaderTexts
{
    private const int Longest = 80;

    public static void IsReaderText<T>(this IRuleBuilder<T, string> text, string missing) =>
        text.NotEmpty().WithMessage(missing).MaximumLength(Longest).WithMessage($"Use at most {Longest} characters.");
}
