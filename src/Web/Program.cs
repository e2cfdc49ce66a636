using Grancius.Infrastructure;
using Grancius.Web.Operations;

try
{
    if (args is [AuditCommand.Name, ..])
        return await AuditCommand.Run(args[1..]);

    await GranciusApp.Run(args);
    return 0;
}
catch (SettingsException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
catch (Exception fault) when (StoreFaults.Of(fault) is { } store)
{
    await Console.Error.WriteLineAsync(store switch
    {
        StoreFault.Full => $"The database has no room left: {fault.GetBaseException().Message}",
        StoreFault.Unavailable => $"The database does not answer: {fault.GetBaseException().Message}",
    });
    return 3;
}
