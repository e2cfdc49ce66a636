using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Counter;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Jurisdictions;

/// <summary>What a reader is called, where it stands, which device it is, and whether it may be used.</summary>
public sealed record ChangeReader(Actor By, Guid Reader, string Name, string Location, string DeviceId, bool Active) : ICommand<string>;

internal sealed class ChangeReaderValidator : AbstractValidator<ChangeReader>
{
    public ChangeReaderValidator()
    {
        RuleFor(command => command.Name).IsReaderText("Enter what clerks call the reader, such as Front counter.");
        RuleFor(command => command.Location).IsReaderText("Enter where it stands, such as Permits, 2nd floor.");
        RuleFor(command => command.DeviceId).IsReaderText("Enter the device id that Invoice Cloud gave the reader.");
    }
}

internal sealed class ChangeReaderHandler(IGranciusDb db, JurisdictionChange change) : ICommandHandler<ChangeReader, string>
{
    public Task<Result<string>> Handle(ChangeReader command, CancellationToken ct) => change.Make(command.By, "reader_changed", async (jurisdiction, ct) =>
    {
        var readers = await db.Readers
            .Where(reader => reader.JurisdictionId == jurisdiction.Id && (reader.Id == new ReaderId(command.Reader) || reader.DeviceId == command.DeviceId))
            .OrderBy(reader => reader.Id)
            .Take(2)
            .ToListAsync(ct);
        if (readers.Find(reader => reader.Id == new ReaderId(command.Reader)) is not { } changed)
            return JurisdictionErrors.ReaderUnknown;
        if (readers.Count > 1)
            return JurisdictionErrors.DeviceTaken;

        changed.Is(command.Name, command.Location, command.DeviceId, command.Active);
        return $"Changed the reader {command.Name} ({command.DeviceId}, {(command.Active ? "active" : "not in use")}).";
    }, ct);
}
